package nova.http.dialect;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Serves a list of endpoints in one dialect. What leaves a handler unforeseen is logged here and answered 500. */
public final class DialectRoutes implements HttpService {
    private static final Logger LOG = System.getLogger(DialectRoutes.class.getName());
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Endpoint> endpoints;
    private final Dialect dialect;

    public DialectRoutes(List<Endpoint> endpoints, Dialect dialect) {
        this.endpoints = endpoints.stream()
                .sorted(Comparator.comparing(Endpoint::literals).reversed())
                .toList();
        this.dialect = requireNonNull(dialect, "dialect");
    }

    private record Match(Endpoint endpoint, Map<String, String> names) {}

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::serve);
    }

    private void serve(ServerRequest request, ServerResponse response) {
        String method = request.prologue().method().text();
        List<Match> matches = matches(Endpoint.split(request.path().rawPath()));
        String wanted = method.equals("HEAD") ? "GET" : method;
        Optional<Match> match = matches.stream()
                .filter(one -> one.endpoint().method().equals(wanted))
                .findFirst();
        Ask ask = new HelidonAsk(request, match.map(Match::names).orElse(Map.of()), "req-" + UUID.randomUUID(), MAPPER);
        Answer answer;
        try {
            answer = match.map(one -> one.endpoint().handler().handle(ask))
                    .orElseGet(() -> matches.isEmpty() ? dialect.noSuchPath(ask) : dialect.noSuchMethod(ask));
        } catch (NovaException refused) {
            if (refused.code() == ErrorCode.INTERNAL) {
                LOG.log(Level.ERROR, "request failed: method=" + method + " path=" + ask.path(), refused);
            }
            answer = dialect.refuse(refused, ask);
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.ERROR, "request failed: method=" + method + " path=" + ask.path(), unforeseen);
            answer = dialect.refuse(new NovaException(ErrorCode.INTERNAL, "An unexpected error occurred."), ask);
        }
        LOG.log(Level.DEBUG, "{0} {1} {2} {3}", ask.requestId(), method, ask.path(), answer.status());
        send(answer.with(dialect.requestIdHeader(), ask.requestId()), response, method.equals("HEAD"));
    }

    private List<Match> matches(List<String> path) {
        return endpoints.stream()
                .flatMap(endpoint -> endpoint.match(path).stream().map(names -> new Match(endpoint, names)))
                .toList();
    }

    private static void send(Answer answer, ServerResponse response, boolean headOnly) {
        response.status(Status.create(answer.status()));
        answer.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        switch (answer.payload()) {
            case Answer.Payload.Nothing _ -> response.send();
            case Answer.Payload.Json(var document) ->
                sendBytes(response, "application/json", encode(document), headOnly);
            case Answer.Payload.Text(var type, var bytes) -> sendBytes(response, type, bytes, headOnly);
            case Answer.Payload.Stream(var bytes, var length) -> sendStream(response, bytes, length, headOnly);
        }
    }

    private static void sendBytes(ServerResponse response, String type, byte[] bytes, boolean headOnly) {
        response.header(HeaderNames.CONTENT_TYPE, type);
        if (headOnly) {
            response.send();
        } else {
            response.send(bytes);
        }
    }

    private static void sendStream(ServerResponse response, InputStream bytes, long length, boolean headOnly) {
        response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream");
        try (bytes) {
            if (headOnly) {
                response.send();
                return;
            }
            response.header(HeaderNames.CONTENT_LENGTH, Long.toString(length));
            try (OutputStream out = response.outputStream()) {
                bytes.transferTo(out);
            }
        } catch (IOException broken) {
            // The client sees a short body; there is no other way to tell it after the headers.
            LOG.log(Level.WARNING, "download broke off: cause={0}", broken.getMessage());
        }
    }

    private static byte[] encode(JsonNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot encode an answer", cause);
        }
    }
}
