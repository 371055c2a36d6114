package nova.cli.attachment;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova volume-update}: another volume in the place of one, or only what becomes of it later. */
public final class UpdateVolumeCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .positional("<src_volume>", "Id of the attached volume.")
                .positional("<dest_volume>", "Id of the volume to put in its place; the same, to change only flags.")
                .flag("--delete-on-termination", "Delete the volume together with the server.")
                .orFlag("--no-delete-on-termination", "Keep the volume when the server is deleted.")
                .since(85);
        if (!shape.atLeast(85)) {
            shape.without("--delete-on-termination");
        }
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("volumeId", call.positional(2));
        if (call.arguments().flag("--delete-on-termination")) {
            wish.put("delete_on_termination", true);
        } else if (call.arguments().flag("--no-delete-on-termination")) {
            wish.put("delete_on_termination", false);
        }
        call.cloud()
                .put(
                        "/servers/" + id + "/os-volume_attachments/" + Query.inPath(call.positional(1)),
                        Map.of("volumeAttachment", wish));
    }
}
