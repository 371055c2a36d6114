package nova.cli.attachment;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova volume-attach}. */
public final class AttachVolumeCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .positional("<volume>", "Id of the volume.")
                .optionalPositional("<device>", "Name of the device, such as /dev/vdb; auto leaves it to the driver.")
                .option("--tag", "<tag>", "Tag of the disk, seen by the guest.")
                .since(49)
                .flag("--delete-on-termination", "Delete the volume together with the server.")
                .since(79);
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("volumeId", call.positional(1));
        call.arguments()
                .optionalPositional(2)
                .filter(device -> !device.equals("auto"))
                .ifPresent(device -> wish.put("device", device));
        call.arguments().filled("--tag").ifPresent(tag -> wish.put("tag", tag));
        if (call.arguments().flag("--delete-on-termination")) {
            wish.put("delete_on_termination", true);
        }
        call.output()
                .properties(call.cloud()
                        .post("/servers/" + id + "/os-volume_attachments", Map.of("volumeAttachment", wish))
                        .object("volumeAttachment")
                        .copy());
    }
}
