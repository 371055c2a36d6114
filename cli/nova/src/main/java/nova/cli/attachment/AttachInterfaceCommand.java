package nova.cli.attachment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova interface-attach}. */
public final class AttachInterfaceCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .option("--port-id", "<port_id>", "Port to attach.")
                .option("--net-id", "<net_id>", "Network to make a port in.")
                .option("--fixed-ip", "<fixed_ip>", "Address the new port shall have.")
                .option("--tag", "<tag>", "Tag of the interface, seen by the guest.")
                .since(49);
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        Map<String, Object> wish = new LinkedHashMap<>();
        call.arguments().filled("--port-id").ifPresent(port -> wish.put("port_id", port));
        call.arguments().filled("--net-id").ifPresent(network -> wish.put("net_id", network));
        call.arguments()
                .filled("--fixed-ip")
                .ifPresent(address -> wish.put("fixed_ips", List.of(Map.of("ip_address", address))));
        call.arguments().filled("--tag").ifPresent(tag -> wish.put("tag", tag));
        JsonObject attached = call.cloud()
                .post("/servers/" + id + "/os-interface", Map.of("interfaceAttachment", wish))
                .object("interfaceAttachment");
        Map<String, Object> shown = attached.copy();
        boolean addressed = shown.remove("fixed_ips") != null;
        shown.put("ip_address", addressed ? ListInterfacesCommand.addresses(attached) : null);
        call.output().properties(shown);
    }
}
