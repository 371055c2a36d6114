package nova.api.server;

import java.util.HashMap;
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

/** What a view of servers shows besides the servers themselves, read in the same transaction for all of them. */
record ServerExtras(
        Map<ServerId, ServerRequest> requests,
        Map<ServerId, Long> numbers,
        Map<HostName, String> hostStatuses,
        Map<ServerId, List<String>> groups) {
    static final ServerExtras NOTHING = new ServerExtras(Map.of(), Map.of(), Map.of(), Map.of());
    static final String HOST_UNKNOWN = "UNKNOWN";

    /** Of a page, which came with all of it; groups are not shown in lists. */
    static ServerExtras of(List<ListedServer> page) {
        Map<ServerId, ServerRequest> requests = new HashMap<>();
        Map<ServerId, Long> numbers = new HashMap<>();
        Map<HostName, String> statuses = new HashMap<>();
        for (ListedServer listed : page) {
            ServerId id = listed.server().id();
            requests.put(id, listed.request());
            numbers.put(id, listed.number());
            listed.hostStatus()
                    .ifPresent(status -> listed.server().place().host().ifPresent(host -> statuses.put(host, status)));
        }
        return new ServerExtras(requests, numbers, statuses, Map.of());
    }

    /** {@code withHosts} asks for host statuses, {@code withGroups} for server groups; both cost a statement. */
    record Wanted(boolean numbers, boolean hosts, boolean groups) {}

    static ServerExtras of(Tx tx, ApiStores stores, List<Server> servers, Wanted wanted) {
        List<ServerId> ids = servers.stream().map(Server::id).toList();
        List<HostName> hosts = servers.stream()
                .map(server -> server.place().host())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new ServerExtras(
                stores.requests().of(tx, ids),
                wanted.numbers() ? stores.servers().numbers(tx, ids) : Map.of(),
                wanted.hosts() ? stores.hosts().statuses(tx, hosts) : Map.of(),
                wanted.groups() ? stores.requests().groupsOf(tx, ids) : Map.of());
    }

    ServerRequest request(ServerId id) {
        return requests.getOrDefault(id, ServerRequest.NOTHING);
    }

    String hostStatus(Server server) {
        return server.place()
                .host()
                .map(host -> hostStatuses.getOrDefault(host, HOST_UNKNOWN))
                .orElse("");
    }
}
