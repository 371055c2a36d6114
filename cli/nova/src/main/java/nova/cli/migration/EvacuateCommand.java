package nova.cli.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.server.ServerAction;

/** {@code nova evacuate}: built anew on another host, as its own is dead. */
public final class EvacuateCommand implements Command {
    static final int STORAGE_UNTIL_MINOR = 13;

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .optionalPositional("<host>", "Host to build it on; the scheduler's choice.")
                .option("--password", "<password>", "Password of the administrator in the new guest.");
        declare(shape);
    }

    static void declare(Shape shape) {
        shape.flag("--on-shared-storage", "The disks of the server are on shared storage.")
                .until(STORAGE_UNTIL_MINOR)
                .flag("--force", "Do not let the scheduler check the target.")
                .since(29)
                .until(67);
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Map<String, Object> wish = wish(call, call.arguments().optionalPositional(1));
        call.arguments().text("--password").ifPresent(password -> wish.put("adminPass", password));
        JsonObject answer = ServerAction.send(call.cloud(), server, "evacuate", wish);
        if (!answer.fields().isEmpty()) {
            call.output().properties(answer.copy());
        }
    }

    static Map<String, Object> wish(Invocation call, Optional<String> host) {
        Map<String, Object> wish = new LinkedHashMap<>();
        if (!call.cloud().atLeast(STORAGE_UNTIL_MINOR + 1)) {
            wish.put("onSharedStorage", call.arguments().flag("--on-shared-storage"));
        }
        host.ifPresent(name -> wish.put("host", name));
        if (call.arguments().flag("--force")) {
            wish.put("force", true);
        }
        return wish;
    }
}
