package nova.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.cloud.Cloud;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;
import nova.cli.resource.Query;

/** {@code nova list}. */
public final class ListServersCommand implements Command {
    /** Options whose values go into the query under the same name, underscores for dashes. */
    private static final List<String> PLAIN_FILTERS = List.of(
            "--reservation-id",
            "--ip",
            "--ip6",
            "--name",
            "--status",
            "--host",
            "--availability-zone",
            "--key-name",
            "--progress",
            "--vm-state",
            "--task-state",
            "--power-state");

    /** Options whose names stand in the query as they are. */
    private static final List<String> DASHED_FILTERS =
            List.of("--tags", "--tags-any", "--not-tags", "--not-tags-any", "--locked");

    @Override
    public void shape(Shape shape) {
        shape.option("--reservation-id", "<reservation-id>", "Servers made by this request.")
                .option("--ip", "<ip-regexp>", "Servers with such an address.")
                .option("--ip6", "<ip6-regexp>", "Servers with such an IPv6 address.")
                .option("--name", "<name-regexp>", "Servers with such a name.")
                .option("--status", "<status>", "Servers in this status.")
                .option("--flavor", "<flavor>", "Servers of this flavor.")
                .option("--image", "<image>", "Servers made from this image.")
                .option("--host", "<hostname>", "Servers on this host (administrators only).")
                .optionWithOptionalValue(
                        "--all-tenants", "<0|1>", "1", "Servers of all projects (administrators only).")
                .optionWithOptionalValue("--tenant", "<tenant>", "", "Servers of this project (administrators only).")
                .optionWithOptionalValue("--user", "<user>", "", "Servers of this user.")
                .flag("--deleted", "Deleted servers (administrators only).")
                .option("--fields", "<fields>", "Columns to show, commas between; see show for their names.")
                .flag("--minimal", "Only ids and names.")
                .option("--sort", "<key>[:<direction>]", "Keys to sort by, commas between; desc unless told.")
                .option("--marker", "<marker>", "Servers after this one.")
                .integer("--limit", "<limit>", "At most so many; -1 for all.")
                .option("--availability-zone", "<availability_zone>", "Servers of this zone.")
                .option("--key-name", "<key_name>", "Servers with this key.")
                .flag("--config-drive", "Servers with a config drive.")
                .orFlag("--no-config-drive", "Servers without a config drive.")
                .option("--progress", "<progress>", "Servers with this progress.")
                .option("--vm-state", "<vm_state>", "Servers in this VM state.")
                .option("--task-state", "<task_state>", "Servers in this task state.")
                .option("--power-state", "<power_state>", "Servers in this power state, as a number.")
                .option("--changes-since", "<changes_since>", "Servers changed at or after this time.")
                .option("--changes-before", "<changes_before>", "Servers changed at or before this time.")
                .since(66)
                .option("--tags", "<tags>", "Servers with all of these tags.")
                .since(26)
                .option("--tags-any", "<tags-any>", "Servers with any of these tags.")
                .since(26)
                .option("--not-tags", "<not-tags>", "Servers without all of these tags.")
                .since(26)
                .option("--not-tags-any", "<not-tags-any>", "Servers without any of these tags.")
                .since(26)
                .option("--locked", "<locked>", "true: locked servers; false: the others.")
                .since(73);
    }

    @Override
    public void run(Invocation call) {
        Arguments arguments = call.arguments();
        boolean minimal = arguments.flag("--minimal");
        int allTenants = allTenants(call);
        Query query = query(call, allTenants);
        sort(arguments, query);
        List<JsonObject> servers = list(call.cloud(), !minimal, query, arguments);
        ListedServer[] listed = servers.stream()
                .map(server -> ListedServer.of(server, !minimal && call.cloud().atLeast(47)))
                .toArray(ListedServer[]::new);
        boolean changes = arguments.filled("--changes-since").isPresent()
                || arguments.filled("--changes-before").isPresent();
        ListColumns columns = ListColumns.standard(minimal, allTenants != 0, changes);
        Optional<String> fields = arguments.filled("--fields");
        if (fields.isPresent() && listed.length > 0) {
            ListColumns chosen =
                    ListColumns.ofFields(fields.get(), listed[0], !call.cloud().atLeast(47));
            columns = minimal || chosen.titles().size() == 1 ? columns : chosen;
        }
        List<List<Object>> rows = new ArrayList<>();
        for (ListedServer server : listed) {
            rows.add(columns.row(server));
        }
        call.output().table(columns.titles(), rows, arguments.filled("--sort").isPresent() ? -1 : 1);
    }

    private static int allTenants(Invocation call) {
        if (call.arguments().filled("--tenant").isPresent()) {
            return 1;
        }
        return call.arguments()
                .number("--all-tenants")
                .orElseGet(() -> call.cloud().settings().isSet("ALL_TENANTS") ? 1 : 0);
    }

    private static Query query(Invocation call, int allTenants) {
        Arguments arguments = call.arguments();
        Query query = new Query();
        if (allTenants != 0) {
            query.add("all_tenants", allTenants);
        }
        for (String option : PLAIN_FILTERS) {
            query.addFilled(option.substring(2).replace('-', '_'), arguments.text(option));
        }
        for (String option : DASHED_FILTERS) {
            query.addFilled(option.substring(2), arguments.text(option));
        }
        query.addTimes(arguments);
        query.addFilled("tenant_id", arguments.text("--tenant"));
        query.addFilled("user_id", arguments.text("--user"));
        arguments
                .filled("--image")
                .ifPresent(said -> query.add(
                        "image", new ImageFinder(call.cloud()).image(said).text("id", "")));
        arguments
                .filled("--flavor")
                .ifPresent(said -> query.add(
                        "flavor", Finder.ofFlavors(call.cloud()).find(said).text("id", "")));
        if (arguments.flag("--deleted")) {
            query.add("deleted", "True");
        }
        if (arguments.flag("--config-drive")) {
            query.add("config_drive", "True");
        } else if (arguments.flag("--no-config-drive")) {
            query.add("config_drive", "False");
        }
        return query;
    }

    private static void sort(Arguments arguments, Query query) {
        Optional<String> sort = arguments.filled("--sort");
        if (sort.isEmpty()) {
            return;
        }
        for (String part : sort.get().split(",", -1)) {
            int colon = part.indexOf(':');
            String direction = colon < 0 || colon == part.length() - 1 ? "desc" : part.substring(colon + 1);
            if (!direction.equals("asc") && !direction.equals("desc")) {
                throw CommandFailure.because("Unknown sort direction: " + direction);
            }
            query.add("sort_key", colon < 0 ? part : part.substring(0, colon));
            query.add("sort_dir", direction);
        }
    }

    private static List<JsonObject> list(Cloud cloud, boolean detailed, Query query, Arguments arguments) {
        String path = detailed ? "/servers/detail" : "/servers";
        Optional<Integer> limit = arguments.number("--limit");
        boolean all = limit.isPresent() && limit.get() == -1;
        if (limit.isPresent() && !all && limit.get() != 0) {
            query.add("limit", limit.get());
        }
        List<JsonObject> servers = new ArrayList<>();
        String marker = arguments.text("--marker").orElse("");
        while (true) {
            String text = query.text();
            String separator = text.isEmpty() ? "?" : "&";
            String page = marker.isEmpty() ? text : text + separator + "marker=" + Query.encoded(marker);
            List<JsonObject> found = cloud.get(path + page).objects("servers");
            servers.addAll(found);
            if (!all || found.isEmpty()) {
                return servers;
            }
            marker = found.getLast().text("id", "");
        }
    }
}
