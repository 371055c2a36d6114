package nova.cli.host;

import java.util.ArrayList;
import java.util.List;
import nova.cli.CommandFailure;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;

/** The servers of all hosts whose names have a text in them, or of the one host of exactly this name. */
public final class HostServers {
    private HostServers() {}

    public static List<JsonObject> of(Invocation call, String host, boolean strict) {
        List<JsonObject> servers = new ArrayList<>();
        boolean found = false;
        for (JsonObject hypervisor : call.cloud()
                .get(HypervisorSearch.path(call.cloud(), host, true))
                .objects("hypervisors")) {
            if (!strict || !found && hypervisor.text("hypervisor_hostname", "").equals(host)) {
                servers.addAll(hypervisor.objects("servers"));
                found = true;
            }
        }
        if (strict && !found) {
            throw new CommandFailure("NotFound", "No hypervisor matching '" + host + "' could be found. (HTTP 404)");
        }
        return servers;
    }
}
