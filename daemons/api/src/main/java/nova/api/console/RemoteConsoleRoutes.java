package nova.api.console;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.console.ConsoleKind;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Addresses of consoles: an action per protocol until 2.5, one resource since. */
public final class RemoteConsoleRoutes {
    private static final String ACTION = "/servers/{id}/action";
    private static final String RDP = "os-getRDPConsole";
    private static final String RULE = "os_compute_api:os-remote-consoles";
    private static final ValueRule PROTOCOLS = oneOfWords("vnc", "spice", "serial", "rdp");
    private static final ValueRule PROTOCOLS_28 = oneOfWords("vnc", "spice", "serial", "rdp", "mks");
    private static final ValueRule TYPES = oneOfWords("novnc", "xvpvnc", "spice-html5", "serial", "rdp-html5");
    private static final ValueRule TYPES_28 =
            oneOfWords("novnc", "xvpvnc", "spice-html5", "serial", "rdp-html5", "webmks");
    private static final ValueRule TYPES_299 =
            oneOfWords("novnc", "xvpvnc", "spice-html5", "serial", "rdp-html5", "webmks", "spice-direct");
    private static final ValueRule CREATE = object(field(
                    "remote_console",
                    object(
                            field("protocol", PROTOCOLS).mandatory().until(2, 7),
                            field("protocol", PROTOCOLS_28).since(2, 8).mandatory(),
                            field("type", TYPES).mandatory().until(2, 7),
                            field("type", TYPES_28).since(2, 8).until(2, 98).mandatory(),
                            field("type", TYPES_299).since(2, 99).mandatory()))
            .mandatory());

    private final ServerLookup lookup;
    private final OpenConsole open;

    public RemoteConsoleRoutes(ApiContext context, ServerLookup lookup) {
        this.lookup = lookup;
        this.open = new OpenConsole(context);
    }

    public List<Route> routes() {
        return List.of(
                action("os-getVNCConsole", ConsoleKind.VNC, "novnc", "xvpvnc"),
                action("os-getSPICEConsole", ConsoleKind.SPICE, "spice-html5"),
                action("os-getSerialConsole", ConsoleKind.SERIAL, "serial"),
                Route.action(ACTION, RDP, RemoteConsoleRoutes::removed).until(2, 5),
                Route.post("/servers/{id}/remote-consoles", this::create)
                        .takes(CREATE)
                        .ownerPolicy(RULE)
                        .kind(Route.Kind.QUESTION)
                        .since(2, 6));
    }

    private Route action(String key, ConsoleKind kind, String... types) {
        ValueRule rule = oneType(key, types);
        return Route.action(ACTION, key, request -> {
                    String type = BodyCheck.body(rule, request.argument(), request.version())
                            .path(key)
                            .path("type")
                            .asText();
                    ObjectNode body = Json.object();
                    body.putObject("console").put("type", type).put("url", url(request, kind, type));
                    return HttpResponse.json(200, body);
                })
                .ownerPolicy(RULE)
                .kind(Route.Kind.QUESTION)
                .until(2, 5);
    }

    private static ValueRule oneType(String key, String... types) {
        return object(field(key, object(field("type", oneOfWords(types)).mandatory()))
                .mandatory());
    }

    /** Its driver left Nova; the action stays, and is always wrong. */
    private static HttpResponse removed(HttpRequest request) {
        BodyCheck.body(oneType(RDP, "rdp-html5"), request.argument(), request.version());
        throw new NovaException(
                ErrorCode.BAD_REQUEST,
                "The server could not comply with the request since it is either malformed or otherwise incorrect.");
    }

    private HttpResponse create(HttpRequest request) {
        JsonNode wanted =
                BodyCheck.body(CREATE, request.json(), request.version()).get("remote_console");
        String protocol = wanted.get("protocol").asText();
        String type = wanted.get("type").asText();
        if (protocol.equals("rdp")) {
            lookup.find(request);
            throw OpenConsole.unavailable(type);
        }
        String url = url(request, kind(protocol), type);
        ObjectNode body = Json.object();
        body.putObject("remote_console")
                .put("protocol", protocol)
                .put("type", type)
                .put("url", url);
        return HttpResponse.json(200, body);
    }

    private static ConsoleKind kind(String protocol) {
        return switch (protocol) {
            case "vnc" -> ConsoleKind.VNC;
            case "spice" -> ConsoleKind.SPICE;
            case "serial" -> ConsoleKind.SERIAL;
            default -> ConsoleKind.MKS;
        };
    }

    private String url(HttpRequest request, ConsoleKind kind, String word) {
        return open.url(lookup.find(request), kind, word);
    }
}
