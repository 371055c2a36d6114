package nova.cli.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova quota-update} and {@code quota-class-update}; without limits nothing is sent. */
public final class UpdateQuotaCommand implements Command {
    private static final List<String> NETWORK_LIMITS =
            List.of("floating_ips", "fixed_ips", "security_groups", "security_group_rules");
    private static final int NETWORK_LIMITS_UNTIL_MINOR = 35;
    private static final int NETWORK_LIMITS_OF_CLASSES_UNTIL_MINOR = 49;
    private static final int FILE_LIMITS_UNTIL_MINOR = 56;

    private final boolean ofClass;

    public UpdateQuotaCommand(boolean ofClass) {
        this.ofClass = ofClass;
    }

    @Override
    public void shape(Shape shape) {
        if (ofClass) {
            shape.positional("<class>", "Name of the quota class.");
        } else {
            shape.positional("<tenant-id>", "Id of the project.")
                    .option("--user", "<user-id>", "Limits of this user in the project.");
        }
        for (String resource : QuotaResources.ALL) {
            String dashed = resource.replace('_', '-');
            shape.integer(
                    "--" + dashed, "<" + dashed + ">", "Limit of " + resource.replace('_', ' ') + "; -1 is none.");
            if (NETWORK_LIMITS.contains(resource)) {
                shape.deprecated().until(ofClass ? NETWORK_LIMITS_OF_CLASSES_UNTIL_MINOR : NETWORK_LIMITS_UNTIL_MINOR);
            } else if (resource.startsWith("injected")) {
                shape.until(FILE_LIMITS_UNTIL_MINOR);
            }
        }
        if (!ofClass) {
            shape.flag("--force", "Even below what is in use.");
        }
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (String resource : QuotaResources.ALL) {
            call.arguments().number("--" + resource.replace('_', '-')).ifPresent(limit -> limits.put(resource, limit));
        }
        if (limits.isEmpty()) {
            return;
        }
        if (ofClass) {
            call.cloud()
                    .put("/os-quota-class-sets/" + Query.inPath(call.positional(0)), Map.of("quota_class_set", limits));
            return;
        }
        if (call.arguments().flag("--force")) {
            limits.put("force", true);
        }
        String query = new Query()
                .addFilled("user_id", call.arguments().text("--user"))
                .text();
        call.cloud().put("/os-quota-sets/" + Query.inPath(call.positional(0)) + query, Map.of("quota_set", limits));
    }
}
