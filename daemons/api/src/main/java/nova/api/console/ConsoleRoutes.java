package nova.api.console;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.atLeast;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import nova.api.ApiContext;
import nova.api.server.ServerLookup;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.Route;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.server.Server;
import nova.rpc.contract.ComputeHost.ConsoleQuestion;

/** What a guest wrote to its console: asked of its host, recorded nowhere. */
public final class ConsoleRoutes {
    /** The most a host sends. */
    private static final int MAX_BYTES = 102_400;

    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b-\\x1f]");
    private static final ValueRule BODY = object(field(
                    "os-getConsoleOutput",
                    object(field(
                            "length",
                            type("integer", "string", "null")
                                    .and(pattern("^-?[0-9]+$"))
                                    .and(atLeast(-1)))))
            .mandatory());

    private final ApiContext context;
    private final ServerLookup lookup;

    public ConsoleRoutes(ApiContext context, ServerLookup lookup) {
        this.context = context;
        this.lookup = lookup;
    }

    public List<Route> routes() {
        return List.of(Route.action("/servers/{id}/action", "os-getConsoleOutput", this::output)
                .policy("os_compute_api:os-console-output")
                .kind(Route.Kind.QUESTION));
    }

    private HttpResponse output(HttpRequest request) {
        JsonNode length =
                BodyCheck.body(BODY, request.argument(), request.version()).at("/os-getConsoleOutput/length");
        Server server = lookup.find(request);
        HostName host = server.place()
                .host()
                .orElseThrow(() -> new NovaException(ErrorCode.CONFLICT, "Instance " + server.id() + " is not ready"));
        String output = context.peers()
                .computeHosts()
                .consoleOutput(host, new ConsoleQuestion(server.id(), MAX_BYTES))
                .output();
        int lines = length.isNull() || length.isMissingNode() ? -1 : length.asInt(-1);
        String clean = CONTROL.matcher(lastLines(output, lines)).replaceAll("");
        return HttpResponse.json(200, Json.object().put("output", clean));
    }

    /** The last {@code count} lines; all of them when it is negative, none when it is 0. */
    static String lastLines(String text, int count) {
        if (count < 0) {
            return text;
        }
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        int start = end;
        for (int left = count; left > 0 && start >= 0; left--) {
            start = text.lastIndexOf('\n', start - 1);
        }
        return count == 0 ? "" : text.substring(start + 1);
    }
}
