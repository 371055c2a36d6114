package nova.cli.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.host.HostServers;
import nova.cli.json.JsonObject;
import nova.cli.server.ServerAction;

/**
 * {@code nova host-evacuate}, {@code host-evacuate-live} and {@code host-servers-migrate}: one request per server of a
 * host; a refusal is a row of the table, not the end.
 */
public final class MoveHostCommand implements Command {
    private final String way;

    private MoveHostCommand(String way) {
        this.way = way;
    }

    public static MoveHostCommand evacuate() {
        return new MoveHostCommand("Evacuate");
    }

    public static MoveHostCommand live() {
        return new MoveHostCommand("Live Migration");
    }

    public static MoveHostCommand cold() {
        return new MoveHostCommand("Migration");
    }

    @Override
    public void shape(Shape shape) {
        shape.positional("<host>", "Name of the host, or a part of several names.");
        switch (way) {
            case "Evacuate" -> {
                shape.option("--target_host", "<target_host>", "Host to build them on; the scheduler's choice.");
                EvacuateCommand.declare(shape);
            }
            case "Live Migration" -> {
                shape.option("--target-host", "<target_host>", "Host to migrate to; the scheduler's choice.");
                LiveMigrateCommand.declare(shape);
                shape.integer("--max-servers", "<max_servers>", "Stop after so many servers.");
                LiveMigrateCommand.declareForce(shape);
            }
            default -> {
                // only --strict
            }
        }
        shape.flag("--strict", "Only the host of exactly this name.");
    }

    @Override
    public void run(Invocation call) {
        List<List<Object>> rows = new ArrayList<>();
        int most = way.equals("Live Migration")
                ? call.arguments().number("--max-servers").orElse(Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
        for (JsonObject server :
                HostServers.of(call, call.positional(0), call.arguments().flag("--strict"))) {
            rows.add(moved(call, server));
            if (rows.size() >= most) {
                break;
            }
        }
        call.output().table(List.of("Server UUID", way + " Accepted", "Error Message"), rows);
    }

    private List<Object> moved(Invocation call, JsonObject server) {
        Object uuid = server.raw("uuid");
        try {
            move(call, new JsonObject(new LinkedHashMap<>(Map.of("id", uuid))));
            return Arrays.asList(uuid, true, "");
        } catch (CommandFailure refused) {
            String doing = switch (way) {
                case "Evacuate" -> "evacuating";
                case "Live Migration" -> "live migrating";
                default -> "migrating";
            };
            return Arrays.asList(uuid, false, "Error while " + doing + " instance: " + refused.getMessage());
        }
    }

    private void move(Invocation call, JsonObject server) {
        switch (way) {
            case "Evacuate" ->
                ServerAction.send(
                        call.cloud(),
                        server,
                        "evacuate",
                        EvacuateCommand.wish(call, call.arguments().text("--target_host")));
            case "Live Migration" ->
                ServerAction.send(
                        call.cloud(),
                        server,
                        "os-migrateLive",
                        LiveMigrateCommand.wish(
                                call, call.arguments().text("--target-host").orElse(null)));
            default -> ServerAction.send(call.cloud(), server, "migrate", null);
        }
    }
}
