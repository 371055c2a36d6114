package nova.api.server;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.api.ApiStores;
import nova.db.Tx;
import nova.model.host.HostName;
import nova.model.server.ListedServer;
import nova.model.server.Server;
import nova.model.server.ServerId;
import nova.model.server.ServerRequest;

/** What a view of a server shows besides the server itself. {@code hostStatus} is empty without a host. */
record ServerExtras(ServerRequest request, Optional<Long> number, String hostStatus, List<String> groups) {
    static final String HOST_UNKNOWN = "UNKNOWN";

    /** Of a page, which came with all of it; groups are not shown in lists. */
    static ServerExtras of(ListedServer listed) {
        String unknown = listed.server().place().host().isPresent() ? HOST_UNKNOWN : "";
        return new ServerExtras(
                listed.request(),
                Optional.of(listed.number()),
                listed.hostStatus().orElse(unknown),
                List.of());
    }

    /** What is shown; each part costs a statement. */
    record Wanted(boolean number, boolean host, boolean groups) {}

    static ServerExtras of(Tx tx, ApiStores stores, Server server, Wanted wanted) {
        List<ServerId> id = List.of(server.id());
        return new ServerExtras(
                stores.requests().of(tx, id).getOrDefault(server.id(), ServerRequest.NOTHING),
                wanted.number() ? stores.servers().number(tx, server.id()) : Optional.empty(),
                wanted.host() ? hostStatus(tx, stores, server.place().host()) : "",
                wanted.groups() ? stores.requests().groupsOf(tx, id).getOrDefault(server.id(), List.of()) : List.of());
    }

    private static String hostStatus(Tx tx, ApiStores stores, Optional<HostName> host) {
        Map<HostName, String> statuses = host.isPresent() ? stores.hosts().statuses(tx, List.of(host.get())) : Map.of();
        return host.map(name -> statuses.getOrDefault(name, HOST_UNKNOWN)).orElse("");
    }
}
