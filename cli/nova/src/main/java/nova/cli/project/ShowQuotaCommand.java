package nova.cli.project;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova quota-show}. */
public final class ShowQuotaCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.option("--tenant", "<tenant-id>", "Id of the project; yours.")
                .option("--user", "<user-id>", "Limits of this user in the project.")
                .flag("--detail", "Show what is in use, too.");
    }

    @Override
    public void run(Invocation call) {
        String project = call.arguments()
                .filled("--tenant")
                .orElseGet(() -> call.cloud().projectId().orElse(""));
        String query = new Query()
                .addFilled("user_id", call.arguments().text("--user"))
                .text();
        String detail = call.arguments().flag("--detail") ? "/detail" : "";
        QuotaResources.print(
                call,
                call.cloud()
                        .get("/os-quota-sets/" + Query.inPath(project) + detail + query)
                        .object("quota_set"));
    }
}
