package nova.cli.host;

import java.util.Map;
import java.util.Optional;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.json.PythonPretty;
import nova.cli.output.Format;
import nova.cli.resource.Query;

/** {@code nova instance-usage-audit-log}. */
public final class UsageAuditCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.option("--before", "<before>", "The last period that ended before this time, YYYY-MM-DD hh:mm:ss.");
    }

    @Override
    public void run(Invocation call) {
        Optional<String> before = call.arguments().filled("--before");
        JsonObject answer = before.isPresent()
                ? call.cloud()
                        .get("/os-instance_usage_audit_log/" + Query.inPath(before.get()))
                        .object("instance_usage_audit_log")
                : call.cloud().get("/os-instance_usage_audit_log").object("instance_usage_audit_logs");
        Map<String, Object> rows = answer.copy();
        if (call.output().format() == Format.TABLE) {
            rows.computeIfPresent("hosts_not_run", (name, hosts) -> PythonPretty.of(hosts));
        }
        call.output().properties(rows);
    }
}
