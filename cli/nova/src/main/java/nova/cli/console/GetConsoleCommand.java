package nova.cli.console;

import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Listing;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.server.ServerAction;

/**
 * {@code nova get-vnc-console}, {@code get-spice-console}, {@code get-rdp-console}, {@code get-serial-console} and
 * {@code get-mks-console}: the type of the console, not the name of the command, decides what is asked for.
 */
public final class GetConsoleCommand implements Command {
    private static final Map<String, String> PROTOCOLS = Map.of(
            "novnc", "vnc",
            "xvpvnc", "vnc",
            "spice-html5", "spice",
            "rdp-html5", "rdp",
            "serial", "serial",
            "webmks", "mks");

    private static final Map<String, String> ACTIONS = Map.of(
            "vnc", "os-getVNCConsole",
            "spice", "os-getSPICEConsole",
            "rdp", "os-getRDPConsole",
            "serial", "os-getSerialConsole");

    private final String protocol;

    public GetConsoleCommand(String protocol) {
        this.protocol = protocol;
    }

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.");
        switch (protocol) {
            case "mks" -> shape.commandSince(8);
            case "serial" -> shape.option("--console-type", "CONSOLE_TYPE", "Only serial, the default.");
            case "vnc" -> shape.positional("<console-type>", "novnc.");
            case "spice" -> shape.positional("<console-type>", "spice-html5.");
            default -> shape.positional("<console-type>", "rdp-html5.");
        }
    }

    @Override
    public void run(Invocation call) {
        String type = type(call);
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        Listing.print(call, List.of(console(call, server, type)), List.of("Type", "Url"));
    }

    private String type(Invocation call) {
        if (protocol.equals("mks")) {
            return "webmks";
        }
        if (!protocol.equals("serial")) {
            return call.positional(1);
        }
        String type = call.arguments().text("--console-type").orElse("serial");
        if (!type.equals("serial")) {
            throw CommandFailure.because("Invalid parameter value for 'console_type', currently supported 'serial'.");
        }
        return type;
    }

    private static JsonObject console(Invocation call, JsonObject server, String type) {
        String asked = PROTOCOLS.get(type);
        if (asked == null) {
            throw new CommandFailure("UnsupportedConsoleType", type);
        }
        if (!call.cloud().atLeast(6)) {
            return ServerAction.send(call.cloud(), server, ACTIONS.get(asked), Map.of("type", type))
                    .object("console");
        }
        Map<String, Object> body = Map.of("remote_console", Map.of("protocol", asked, "type", type));
        return call.cloud()
                .post("/servers/" + server.text("id", "") + "/remote-consoles", body)
                .object("remote_console");
    }
}
