package nova.api;

import java.util.List;
import java.util.stream.Stream;
import nova.api.baremetal.BareMetalRoutes;
import nova.api.image.ImageMetadataRoutes;
import nova.api.image.ImageRoutes;
import nova.api.network.NetworkRoutes;
import nova.http.Route;

/** The tables of routes that pass on what other services have. */
final class ProxyRoutes {
    private ProxyRoutes() {}

    static List<Route> all(ApiContext context) {
        return Stream.of(
                        new ImageRoutes(context).routes(),
                        new ImageMetadataRoutes(context).routes(),
                        new NetworkRoutes(context).routes(),
                        new BareMetalRoutes(context).routes())
                .flatMap(List::stream)
                .toList();
    }
}
