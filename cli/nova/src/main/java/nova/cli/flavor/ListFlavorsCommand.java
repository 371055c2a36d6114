package nova.cli.flavor;

import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Query;

/** {@code nova flavor-list}. */
public final class ListFlavorsCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.flag("--extra-specs", "Show extra specs.")
                .flag("--all", "Private flavors too (administrators only).")
                .option("--marker", "<marker>", "Flavors after this one.")
                .option("--min-disk", "<min-disk>", "Flavors with at least so many GiB of disk.")
                .option("--min-ram", "<min-ram>", "Flavors with at least so many MiB of memory.")
                .integer("--limit", "<limit>", "At most so many.")
                .option("--sort-key", "<sort-key>", "What to sort by.")
                .option("--sort-dir", "<sort-dir>", "asc or desc.");
    }

    @Override
    public void run(Invocation call) {
        Arguments arguments = call.arguments();
        Query query = new Query();
        query.addFilled("minDisk", whole(arguments.filled("--min-disk")));
        query.addFilled("minRam", whole(arguments.filled("--min-ram")));
        query.addFilled("sort_key", arguments.text("--sort-key"));
        query.addFilled("sort_dir", arguments.text("--sort-dir"));
        if (arguments.flag("--all")) {
            query.add("is_public", "None");
        } else {
            query.addFilled("marker", arguments.text("--marker"));
            query.addLimit(arguments);
        }
        FlavorTable.print(
                call,
                call.cloud().get("/flavors/detail" + query.text()).objects("flavors"),
                arguments.flag("--extra-specs"));
    }

    private static Optional<String> whole(Optional<String> text) {
        text.ifPresent(said -> {
            if (!said.strip().matches("[+-]?[0-9]+")) {
                throw new CommandFailure("ValueError", "invalid literal for int() with base 10: '" + said + "'");
            }
        });
        return text;
    }
}
