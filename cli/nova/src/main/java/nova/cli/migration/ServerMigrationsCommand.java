package nova.cli.migration;

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
import nova.cli.resource.Query;

/**
 * {@code nova server-migration-list}, {@code server-migration-show}, {@code live-migration-abort} and
 * {@code live-migration-force-complete}: the live migrations of one server that go on now.
 */
public final class ServerMigrationsCommand implements Command {
    private static final Map<String, Integer> SINCE = Map.of("force-complete", 22, "list", 23, "show", 23, "abort", 24);

    private static final List<String> BYTES = List.of(
            "memory_total_bytes",
            "memory_processed_bytes",
            "memory_remaining_bytes",
            "disk_total_bytes",
            "disk_processed_bytes",
            "disk_remaining_bytes");

    private static final List<String> BYTE_TITLES = List.of(
            "Total Memory Bytes",
            "Processed Memory Bytes",
            "Remaining Memory Bytes",
            "Total Disk Bytes",
            "Processed Disk Bytes",
            "Remaining Disk Bytes");

    private final String what;

    public ServerMigrationsCommand(String what) {
        this.what = what;
    }

    @Override
    public void shape(Shape shape) {
        shape.commandSince(SINCE.get(what)).positional("<server>", "Name or id of the server.");
        if (!what.equals("list")) {
            shape.positional("<migration>", "Id of the migration.");
        }
    }

    @Override
    public void run(Invocation call) {
        String server = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        String base = "/servers/" + server + "/migrations";
        if (what.equals("list")) {
            list(call, base);
            return;
        }
        String path = base + "/" + Query.inPath(call.positional(1));
        switch (what) {
            case "show" ->
                call.output()
                        .properties(call.cloud().get(path).object("migration").copy());
            case "abort" -> call.cloud().delete(path);
            default -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("force_complete", null);
                call.cloud().post(path + "/action", body);
            }
        }
    }

    private static void list(Invocation call, String path) {
        List<String> titles = new ArrayList<>(List.of(
                "Id",
                "Source Node",
                "Dest Node",
                "Source Compute",
                "Dest Compute",
                "Dest Host",
                "Status",
                "Server UUID",
                "Created At",
                "Updated At"));
        if (call.cloud().atLeast(80)) {
            titles.addAll(List.of("Project ID", "User ID"));
        }
        titles.addAll(BYTE_TITLES);
        Listing.print(
                call,
                call.cloud().get(path).objects("migrations").stream()
                        .map(ServerMigrationsCommand::row)
                        .toList(),
                titles);
    }

    private static JsonObject row(JsonObject migration) {
        Map<String, Object> row = new LinkedHashMap<>(migration.fields());
        for (int i = 0; i < BYTES.size(); i++) {
            row.put(
                    BYTE_TITLES.get(i).toLowerCase(java.util.Locale.ROOT).replace(' ', '_'),
                    migration.text(BYTES.get(i), "None"));
        }
        return new JsonObject(row);
    }
}
