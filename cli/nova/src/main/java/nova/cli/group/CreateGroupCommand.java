package nova.cli.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;

/** {@code nova server-group-create}. */
public final class CreateGroupCommand implements Command {
    private static final String COUNT = "max_server_per_host";
    private static final int RULES_SINCE_MINOR = 64;

    @Override
    public void shape(Shape shape) {
        shape.positional("<name>", "Name of the new group.")
                .positional("<policy>", "affinity, anti-affinity, soft-affinity or soft-anti-affinity.")
                .repeated("--rule", "<key=value>", "Rule of the policy, such as max_server_per_host=2.")
                .since(RULES_SINCE_MINOR);
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", call.positional(0));
        if (GroupTable.onePolicy(call)) {
            group.put("policy", call.positional(1));
            Map<String, Object> rules = KeyValues.pairs(call.arguments().all("--rule"));
            rules.computeIfPresent(COUNT, (key, text) -> whole(text.toString()));
            if (!rules.isEmpty()) {
                group.put("rules", rules);
            }
        } else {
            group.put("policies", List.of(call.positional(1)));
        }
        GroupTable.print(
                call,
                List.of(call.cloud()
                        .post("/os-server-groups", Map.of("server_group", group))
                        .object("server_group")));
    }

    private static long whole(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw CommandFailure.because("Invalid '" + COUNT + "' value: " + text);
        }
    }
}
