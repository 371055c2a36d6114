package nova.api;

import java.util.List;
import java.util.stream.Stream;
import nova.api.ip.AddressRoutes;
import nova.api.server.ServerLookup;
import nova.api.server.ServerRoutes;
import nova.http.Route;

/** Every table of routes of the compute API; a new resource adds its line here. */
public final class ApiRoutes {
    private ApiRoutes() {}

    public static List<Route> all(ApiContext context) {
        ServerLookup lookup =
                new ServerLookup(context.database(), context.stores().servers(), context.policy());
        return Stream.of(new ServerRoutes(context, lookup).routes(), new AddressRoutes(lookup).routes())
                .flatMap(List::stream)
                .toList();
    }
}
