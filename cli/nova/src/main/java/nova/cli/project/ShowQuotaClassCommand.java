package nova.cli.project;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova quota-class-show}. */
public final class ShowQuotaClassCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<class>", "Name of the quota class.");
    }

    @Override
    public void run(Invocation call) {
        QuotaResources.print(
                call,
                call.cloud()
                        .get("/os-quota-class-sets/" + Query.inPath(call.positional(0)))
                        .object("quota_class_set"));
    }
}
