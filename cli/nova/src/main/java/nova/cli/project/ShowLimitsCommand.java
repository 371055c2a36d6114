package nova.cli.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/** {@code nova limits}: a table of rates and a table of absolute limits with what is used. */
public final class ShowLimitsCommand implements Command {
    private static final Map<String, String> MAXIMA = maxima();
    private static final Map<String, String> USED = Map.of(
            "totalCoresUsed", "Cores",
            "totalRAMUsed", "RAM",
            "totalInstancesUsed", "Instances",
            "totalFloatingIpsUsed", "FloatingIps",
            "totalSecurityGroupsUsed", "SecurityGroups",
            "totalServerGroupsUsed", "ServerGroups");

    private final boolean rates;
    private final boolean absolute;

    private ShowLimitsCommand(boolean rates, boolean absolute) {
        this.rates = rates;
        this.absolute = absolute;
    }

    public static ShowLimitsCommand both() {
        return new ShowLimitsCommand(true, true);
    }

    /** {@code nova absolute-limits}, of old clients. */
    public static ShowLimitsCommand absolute() {
        return new ShowLimitsCommand(false, true);
    }

    /** {@code nova rate-limits}, of old clients. */
    public static ShowLimitsCommand rates() {
        return new ShowLimitsCommand(true, false);
    }

    @Override
    public void shape(Shape shape) {
        shape.optionWithOptionalValue("--tenant", "<tenant>", "", "Id of the project (administrators only).")
                .flag("--reserved", "Count what is reserved, too.");
    }

    @Override
    public void run(Invocation call) {
        Query query = new Query().addFilled("tenant_id", call.arguments().text("--tenant"));
        if (call.arguments().flag("--reserved")) {
            query.add("reserved", 1);
        }
        JsonObject limits = call.cloud().get("/limits" + query.text()).object("limits");
        if (rates) {
            printRates(call, limits.objects("rate"));
        }
        if (absolute) {
            printAbsolute(call, limits.object("absolute"));
        }
    }

    private static void printRates(Invocation call, List<JsonObject> groups) {
        List<List<Object>> rows = new ArrayList<>();
        for (JsonObject group : groups) {
            for (JsonObject rate : group.objects("limit")) {
                rows.add(Arrays.asList(
                        rate.raw("verb"),
                        group.raw("uri"),
                        rate.raw("value"),
                        rate.raw("remaining"),
                        rate.raw("unit"),
                        rate.raw("next-available")));
            }
        }
        call.output().table(List.of("Verb", "URI", "Value", "Remain", "Unit", "Next_Available"), rows);
    }

    private static void printAbsolute(Invocation call, JsonObject absolute) {
        Map<String, Object> max = new HashMap<>();
        Map<String, Object> used = new HashMap<>();
        Map<String, Object> other = new HashMap<>();
        TreeSet<String> names = new TreeSet<>();
        absolute.fields().forEach((limit, value) -> {
            String name = MAXIMA.getOrDefault(limit, USED.getOrDefault(limit, limit));
            Map<String, Object> kind = MAXIMA.containsKey(limit) ? max : USED.containsKey(limit) ? used : other;
            kind.put(name, value);
            names.add(name);
        });
        List<String> titles = new ArrayList<>(List.of("Name", "Used", "Max"));
        if (!other.isEmpty()) {
            titles.add("Other");
        }
        List<List<Object>> rows = new ArrayList<>();
        for (String name : names) {
            List<Object> row =
                    new ArrayList<>(List.of(name, used.getOrDefault(name, "-"), max.getOrDefault(name, "-")));
            if (!other.isEmpty()) {
                row.add(other.getOrDefault(name, "-"));
            }
            rows.add(row);
        }
        call.output().table(titles, rows);
    }

    private static Map<String, String> maxima() {
        Map<String, String> names = new HashMap<>();
        names.put("maxServerMeta", "Server Meta");
        names.put("maxPersonality", "Personality");
        names.put("maxPersonalitySize", "Personality Size");
        names.put("maxImageMeta", "ImageMeta");
        names.put("maxTotalKeypairs", "Keypairs");
        names.put("maxTotalCores", "Cores");
        names.put("maxTotalRAMSize", "RAM");
        names.put("maxTotalInstances", "Instances");
        names.put("maxTotalFloatingIps", "FloatingIps");
        names.put("maxSecurityGroups", "SecurityGroups");
        names.put("maxSecurityGroupRules", "SecurityGroupRules");
        names.put("maxServerGroups", "ServerGroups");
        names.put("maxServerGroupMembers", "ServerGroupMembers");
        return names;
    }
}
