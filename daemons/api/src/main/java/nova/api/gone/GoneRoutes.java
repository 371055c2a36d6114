package nova.api.gone;

import java.util.List;
import nova.http.HttpHandler;
import nova.http.Route;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** What Nova once had and has no more: every version still knows the path, and says that it is gone. */
public final class GoneRoutes {
    /** Method, path, and for actions the key of the body. */
    private static final String TABLE = """
            GET    /os-agents
            POST   /os-agents
            PUT    /os-agents/{id}
            DELETE /os-agents/{id}
            GET    /os-cells
            POST   /os-cells
            GET    /os-cells/capacities
            GET    /os-cells/detail
            GET    /os-cells/info
            POST   /os-cells/sync_instances
            GET    /os-cells/{id}
            PUT    /os-cells/{id}
            DELETE /os-cells/{id}
            GET    /os-cells/{id}/capacities
            POST   /os-certificates
            GET    /os-certificates/{id}
            GET    /os-cloudpipe
            POST   /os-cloudpipe
            PUT    /os-cloudpipe/{id}
            GET    /os-fixed-ips/{id}
            POST   /os-fixed-ips/{id}/action reserve
            POST   /os-fixed-ips/{id}/action unreserve
            GET    /os-floating-ip-dns
            PUT    /os-floating-ip-dns/{id}
            DELETE /os-floating-ip-dns/{id}
            GET    /os-floating-ip-dns/{domain}/entries/{id}
            PUT    /os-floating-ip-dns/{domain}/entries/{id}
            DELETE /os-floating-ip-dns/{domain}/entries/{id}
            GET    /os-floating-ips-bulk
            POST   /os-floating-ips-bulk
            GET    /os-floating-ips-bulk/{id}
            PUT    /os-floating-ips-bulk/{id}
            GET    /os-fping
            GET    /os-fping/{id}
            POST   /os-networks
            POST   /os-networks/add
            DELETE /os-networks/{id}
            POST   /os-networks/{id}/action disassociate
            POST   /os-networks/{id}/action disassociate_host
            POST   /os-networks/{id}/action disassociate_project
            POST   /os-networks/{id}/action associate_host
            GET    /os-security-group-default-rules
            POST   /os-security-group-default-rules
            GET    /os-security-group-default-rules/{id}
            DELETE /os-security-group-default-rules/{id}
            POST   /os-tenant-networks
            DELETE /os-tenant-networks/{id}
            POST   /servers/{id}/action resetNetwork
            GET    /servers/{id}/consoles
            POST   /servers/{id}/consoles
            GET    /servers/{id}/consoles/{console}
            DELETE /servers/{id}/consoles/{console}
            GET    /servers/{id}/os-virtual-interfaces
            """;

    private GoneRoutes() {}

    public static List<Route> routes() {
        return TABLE.lines().map(GoneRoutes::route).toList();
    }

    private static Route route(String line) {
        String[] words = line.split("\\s+");
        HttpHandler gone = _ -> {
            throw new NovaException(
                    ErrorCode.GONE, "This resource is no longer available. No forwarding address is given.");
        };
        return words.length > 2 ? Route.action(words[1], words[2], gone) : Route.of(words[0], words[1], gone);
    }
}
