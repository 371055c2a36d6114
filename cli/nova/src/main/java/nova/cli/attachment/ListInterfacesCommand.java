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

/** {@code nova interface-list}. */
public final class ListInterfacesCommand implements Command {
    private static final int TAGS_SINCE_MINOR = 70;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        List<JsonObject> rows =
                call.cloud().get("/servers/" + id + "/os-interface").objects("interfaceAttachments").stream()
                        .map(ListInterfacesCommand::row)
                        .toList();
        List<String> titles = new ArrayList<>(List.of("Port State", "Port ID", "Net ID", "IP addresses", "MAC Addr"));
        if (call.cloud().atLeast(TAGS_SINCE_MINOR)) {
            titles.add("Tag");
        }
        Listing.print(call, rows, titles);
    }

    private static JsonObject row(JsonObject attached) {
        Map<String, Object> row = new LinkedHashMap<>(attached.fields());
        row.put("ip_addresses", addresses(attached));
        return new JsonObject(row);
    }

    static String addresses(JsonObject attached) {
        return String.join(
                ",",
                attached.objects("fixed_ips").stream()
                        .map(each -> each.text("ip_address", ""))
                        .toList());
    }
}
