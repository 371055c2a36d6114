package nova.cli.server;

import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova console-log}. */
public final class ConsoleLogCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .option("--length", "<length>", "Only this many lines from the end.");
    }

    @Override
    public void run(Invocation call) {
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Map<String, Object> argument = new LinkedHashMap<>();
        argument.put("length", call.arguments().text("--length").orElse(null));
        JsonObject answer = ServerAction.send(call.cloud(), server, "os-getConsoleOutput", argument);
        call.output().text(answer.text("output", ""));
    }
}
