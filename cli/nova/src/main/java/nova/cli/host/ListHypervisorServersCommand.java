package nova.cli.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;

/** {@code nova hypervisor-servers}. */
public final class ListHypervisorServersCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<hostname>", "Part of the names of hypervisors.");
    }

    @Override
    public void run(Invocation call) {
        List<List<Object>> rows = new ArrayList<>();
        String path = HypervisorSearch.path(call.cloud(), call.positional(0), true);
        for (JsonObject hypervisor : call.cloud().get(path).objects("hypervisors")) {
            for (JsonObject server : hypervisor.objects("servers")) {
                rows.add(Arrays.asList(
                        server.raw("uuid"),
                        server.raw("name"),
                        hypervisor.raw("id"),
                        hypervisor.raw("hypervisor_hostname")));
            }
        }
        call.output().table(List.of("ID", "Name", "Hypervisor ID", "Hypervisor Hostname"), rows);
    }
}
