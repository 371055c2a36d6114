package nova.cli.project;

import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Query;

/** {@code nova usage}: what one project used. */
public final class ShowUsageCommand implements Command {
    @Override
    public void shape(Shape shape) {
        UsagePeriod.declare(shape);
        shape.option("--tenant", "<tenant-id>", "Id of the project; yours.");
    }

    @Override
    public void run(Invocation call) {
        UsagePeriod period = UsagePeriod.of(call.arguments());
        String project = call.arguments()
                .filled("--tenant")
                .orElseGet(() -> call.cloud().projectId().orElse(""));
        JsonObject usage = page(call, project, period.query());
        UsageTotals totals = UsageTotals.of(usage);
        List<JsonObject> servers = usage.objects("server_usages");
        while (call.cloud().atLeast(40) && !servers.isEmpty()) {
            JsonObject next = page(
                    call,
                    project,
                    period.query().add("marker", servers.getLast().text("instance_id", "")));
            totals = totals.plus(UsageTotals.of(next));
            servers = next.objects("server_usages");
        }
        call.output().message(period.title());
        if (totals.cpus() == 0) {
            call.output().message("None");
            return;
        }
        call.output()
                .table(List.of("Servers", "RAM MiB-Hours", "CPU Hours", "Disk GiB-Hours"), List.of(totals.cells()));
    }

    private static JsonObject page(Invocation call, String project, Query query) {
        return call.cloud()
                .get("/os-simple-tenant-usage/" + Query.inPath(project) + query.text())
                .object("tenant_usage");
    }
}
