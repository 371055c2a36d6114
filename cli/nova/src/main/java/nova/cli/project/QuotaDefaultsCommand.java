package nova.cli.project;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova quota-defaults}. */
public final class QuotaDefaultsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.option("--tenant", "<tenant-id>", "Id of the project; yours.");
    }

    @Override
    public void run(Invocation call) {
        String project = call.arguments()
                .filled("--tenant")
                .orElseGet(() -> call.cloud().projectId().orElse(""));
        QuotaResources.print(
                call,
                call.cloud()
                        .get("/os-quota-sets/" + Query.inPath(project) + "/defaults")
                        .object("quota_set"));
    }
}
