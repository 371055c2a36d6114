package nova.cli.host;

import java.util.List;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;

/** {@code nova list-extensions}: what older clients ask before they use a feature. */
public final class ListExtensionsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        // takes nothing
    }

    @Override
    public void run(Invocation call) {
        Listing.print(
                call,
                call.cloud().get("/extensions").objects("extensions"),
                List.of("Name", "Summary", "Alias", "Updated"));
    }
}
