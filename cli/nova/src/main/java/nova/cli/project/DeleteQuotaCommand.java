package nova.cli.project;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova quota-delete}: back to the defaults. */
public final class DeleteQuotaCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.required("--tenant", "<tenant-id>", "Id of the project.")
                .option("--user", "<user-id>", "Only the limits of this user in the project.");
    }

    @Override
    public void run(Invocation call) {
        String project = call.arguments().text("--tenant").orElseThrow();
        String query = new Query()
                .addFilled("user_id", call.arguments().text("--user"))
                .text();
        call.cloud().delete("/os-quota-sets/" + Query.inPath(project) + query);
    }
}
