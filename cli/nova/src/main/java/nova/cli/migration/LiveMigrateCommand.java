package nova.cli.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.server.ServerAction;

/** {@code nova live-migration}: to another host, the server running. */
public final class LiveMigrateCommand implements Command {
    static final int AUTO_SINCE_MINOR = 25;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .optionalPositional("<host>", "Host to migrate to; the scheduler's choice.");
        declare(shape);
        declareForce(shape);
    }

    /** What moving one server and moving all of a host have in common. */
    static void declare(Shape shape) {
        shape.flag("--block-migrate", "Copy the disks, too; from 2.25 only where they are not shared, unless given.")
                .flag("--disk-over-commit", "Believe that the target's disk suffices.")
                .until(AUTO_SINCE_MINOR - 1);
    }

    static void declareForce(Shape shape) {
        shape.flag("--force", "Do not let the scheduler check the target.")
                .since(30)
                .until(67);
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        String host = call.arguments().optionalPositional(1).orElse(null);
        ServerAction.send(call.cloud(), server, "os-migrateLive", wish(call, host));
    }

    static Map<String, Object> wish(Invocation call, String host) {
        Arguments arguments = call.arguments();
        boolean auto = call.cloud().atLeast(AUTO_SINCE_MINOR);
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("host", host);
        boolean block = arguments.flag("--block-migrate");
        wish.put("block_migration", auto && !block ? "auto" : (Object) block);
        if (!auto) {
            wish.put("disk_over_commit", arguments.flag("--disk-over-commit"));
        }
        if (arguments.flag("--force")) {
            wish.put("force", true);
        }
        return wish;
    }
}
