package nova.cli.host;

import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova hypervisor-uptime}. */
public final class HypervisorUptimeCommand implements Command {
    private static final List<String> SHOWN = List.of("hypervisor_hostname", "id", "state", "status", "uptime");

    @Override
    public void shape(Shape shape) {
        shape.positional("<hypervisor>", "Name or id of the hypervisor.");
    }

    @Override
    public void run(Invocation call) {
        String id = HypervisorSearch.find(call.cloud(), call.positional(0)).text("id", "");
        String path = "/os-hypervisors/" + Query.inPath(id);
        Map<String, Object> rows = call.cloud()
                .get(call.cloud().atLeast(88) ? path : path + "/uptime")
                .object("hypervisor")
                .copy();
        rows.keySet().retainAll(SHOWN);
        call.output().properties(rows);
    }
}
