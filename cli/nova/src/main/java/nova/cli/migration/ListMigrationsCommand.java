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
import nova.cli.resource.ListOptions;
import nova.cli.resource.Query;

/** {@code nova migration-list}. */
public final class ListMigrationsCommand implements Command {
    private static final List<String> FILTERS = List.of(
            "--host",
            "--status",
            "--instance-uuid",
            "--migration-type",
            "--source-compute",
            "--user-id",
            "--project-id");

    @Override
    public void shape(Shape shape) {
        shape.option("--instance-uuid", "<instance_uuid>", "Migrations of this server.")
                .option("--host", "<host>", "Migrations from or to this host.")
                .option("--status", "<status>", "Migrations in this status.")
                .option("--migration-type", "<migration_type>", "evacuation, live-migration, migration or resize.")
                .option("--source-compute", "<source_compute>", "Migrations from this host.");
        ListOptions.page(shape, "Migrations after the one with this uuid.", 59);
        ListOptions.times(shape, "Migrations", 59);
        shape.option("--project-id", "<project_id>", "Migrations of servers of this project.")
                .since(80)
                .option("--user-id", "<user_id>", "Migrations of servers of this user.")
                .since(80);
    }

    @Override
    public void run(Invocation call) {
        Query query = new Query();
        for (String option : FILTERS) {
            query.addFilled(
                    option.substring(2).replace('-', '_'), call.arguments().text(option));
        }
        query.addPage(call.arguments()).addTimes(call.arguments());
        Listing.print(
                call,
                call.cloud().get("/os-migrations" + query.text()).objects("migrations").stream()
                        .map(ListMigrationsCommand::row)
                        .toList(),
                titles(call));
    }

    private static List<String> titles(Invocation call) {
        List<String> titles = new ArrayList<>();
        if (call.cloud().atLeast(23)) {
            titles.add("Id");
        }
        if (call.cloud().atLeast(59)) {
            titles.add("UUID");
        }
        titles.addAll(List.of(
                "Source Node",
                "Dest Node",
                "Source Compute",
                "Dest Compute",
                "Dest Host",
                "Status",
                "Instance UUID",
                "Old Flavor",
                "New Flavor",
                "Created At",
                "Updated At"));
        if (call.cloud().atLeast(23)) {
            titles.add("Type");
        }
        if (call.cloud().atLeast(80)) {
            titles.addAll(List.of("Project ID", "User ID"));
        }
        return titles;
    }

    /** These columns show an absent value in Python's words, as novaclient does. */
    private static JsonObject row(JsonObject migration) {
        Map<String, Object> row = new LinkedHashMap<>(migration.fields());
        row.put("old_flavor", migration.text("old_instance_type_id", "None"));
        row.put("new_flavor", migration.text("new_instance_type_id", "None"));
        row.put("type", migration.text("migration_type", "None"));
        return new JsonObject(row);
    }
}
