package nova.cli.host;

import java.util.List;
import java.util.Optional;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.resource.ListOptions;
import nova.cli.resource.Query;

/** {@code nova hypervisor-list}. */
public final class ListHypervisorsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.option("--matching", "<hostname>", "Hypervisors whose names have this in them.");
        ListOptions.page(shape, "Hypervisors after this one.", 33);
    }

    @Override
    public void run(Invocation call) {
        Optional<String> matching = call.arguments().filled("--matching");
        String path = matching.isPresent()
                ? HypervisorSearch.path(call.cloud(), matching.get(), false)
                : "/os-hypervisors"
                        + new Query()
                                .addFilled("marker", call.arguments().text("--marker"))
                                .addFilled("limit", call.arguments().number("--limit"))
                                .text();
        Listing.print(
                call,
                call.cloud().get(path).objects("hypervisors"),
                List.of("ID", "Hypervisor hostname", "State", "Status"));
    }
}
