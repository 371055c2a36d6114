package nova.cli.attachment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova volume-attachments}. */
public final class ListVolumesCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        List<String> titles = new ArrayList<>(List.of("ID", "DEVICE", "SERVER ID", "VOLUME ID"));
        if (call.cloud().atLeast(89)) {
            titles.removeFirst();
            titles.addAll(List.of("ATTACHMENT ID", "BDM UUID"));
        }
        if (call.cloud().atLeast(70)) {
            titles.add("TAG");
        }
        if (call.cloud().atLeast(79)) {
            titles.add("DELETE ON TERMINATION");
        }
        Listing.print(
                call,
                call.cloud().get("/servers/" + id + "/os-volume_attachments").objects("volumeAttachments").stream()
                        .map(ListVolumesCommand::row)
                        .toList(),
                titles);
    }

    private static JsonObject row(JsonObject attached) {
        Map<String, Object> row = new LinkedHashMap<>(attached.fields());
        row.put("server_id", attached.raw("serverId"));
        row.put("volume_id", attached.raw("volumeId"));
        return new JsonObject(row);
    }
}
