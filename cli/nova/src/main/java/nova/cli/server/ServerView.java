package nova.cli.server;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Invocation;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;

/** A server as {@code nova show} prints it. */
public final class ServerView {
    private static final List<String> HIDDEN = List.of("links", "addresses", "OS-EXT-SRV-ATTR:user_data");

    private ServerView() {}

    public static void print(Invocation call, JsonObject server, boolean minimal, int wrap) {
        call.output().properties(rows(call.cloud(), server, minimal), wrap);
    }

    static Map<String, Object> rows(Cloud cloud, JsonObject server, boolean minimal) {
        Map<String, Object> rows = server.copy();
        Networks.of(server)
                .forEach((network, addresses) -> rows.put(network + " network", String.join(", ", addresses)));
        flavor(cloud, server, minimal, rows);
        if (server.has("security_groups")) {
            TreeSet<String> names = new TreeSet<>();
            server.objects("security_groups").forEach(each -> names.add(each.text("name", "")));
            rows.put("security_groups", String.join(", ", names));
        }
        rows.put("image", image(cloud, server, minimal));
        HIDDEN.forEach(rows::remove);
        return rows;
    }

    private static void flavor(Cloud cloud, JsonObject server, boolean minimal, Map<String, Object> rows) {
        JsonObject flavor = server.object("flavor");
        if (cloud.atLeast(47)) {
            rows.remove("flavor");
            if (minimal) {
                rows.put("flavor", flavor.raw("original_name"));
            } else {
                flavor.fields().forEach((name, value) -> rows.put("flavor:" + name, value));
            }
            return;
        }
        String id = flavor.text("id", "");
        rows.put("flavor", minimal ? id : flavorName(cloud, id) + " (" + id + ")");
    }

    private static String flavorName(Cloud cloud, String id) {
        try {
            return Finder.ofFlavors(cloud).find(id).text("name", "");
        } catch (CommandFailure _) {
            return "Flavor not found";
        }
    }

    private static String image(Cloud cloud, JsonObject server, boolean minimal) {
        JsonObject image = server.object("image");
        if (image.fields().isEmpty()) {
            return "Attempt to boot from volume - no image supplied";
        }
        String id = image.text("id", "");
        if (minimal) {
            return id;
        }
        try {
            return new ImageFinder(cloud).image(id).text("name", "None") + " (" + id + ")";
        } catch (CommandFailure _) {
            return "Image not found (" + id + ")";
        }
    }
}
