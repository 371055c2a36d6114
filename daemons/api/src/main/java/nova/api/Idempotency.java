package nova.api;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import nova.db.Database;
import nova.db.idempotency.IdempotencyStore;
import nova.db.idempotency.IdempotencyStore.Answer;
import nova.db.idempotency.IdempotencyStore.Key;
import nova.http.HttpHandler;
import nova.http.HttpHeaders;
import nova.http.HttpRequest;
import nova.http.HttpResponse;
import nova.http.json.Json;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.secret.Sealer;

/**
 * {@code Idempotency-Key} on what creates and acts: the first answer is committed with the acceptance and given again to
 * whoever asks the same with the same key. A key may be used again after the sweep forgot it (24 hours).
 */
public final class Idempotency {
    private static final String HEADER = "Idempotency-Key";
    private static final String REQUEST_ID = "X-Compute-Request-ID";
    private static final int MAX_KEY_LENGTH = 255;
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final ScopedValue<Ticket> TICKET = ScopedValue.newInstance();

    private final Database database;
    private final IdempotencyStore store;
    private final Sealer sealer;

    /** The key of the request being answered. */
    private record Ticket(Key key, String bodyHash) {}

    public Idempotency(Database database, IdempotencyStore store, Sealer sealer) {
        this.database = requireNonNull(database, "database");
        this.store = requireNonNull(store, "store");
        this.sealer = requireNonNull(sealer, "sealer");
    }

    /** Answers with the first answer of the request's key if there is one, else lets {@code handler} answer. */
    HttpResponse answer(HttpRequest request, HttpHandler handler) {
        Optional<String> key = request.header(HEADER);
        if (key.isEmpty() || !request.method().equals("POST")) {
            return handler.answer(request);
        }
        if (key.get().isBlank() || key.get().length() > MAX_KEY_LENGTH) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, HEADER + " must have 1 to " + MAX_KEY_LENGTH + " characters");
        }
        byte[] body = body(request);
        RequestContext who = RequestContext.CURRENT.get();
        Ticket ticket = new Ticket(new Key(who.project(), who.user(), key.get()), hash(request, body));
        Optional<Answer> first = database.read("find first answer", tx -> store.find(tx, ticket.key()));
        if (first.isPresent()) {
            return again(ticket, first.get());
        }
        HttpRequest readable = new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                new ByteArrayInputStream(body),
                request.origin(),
                request.routed());
        return ScopedValue.where(TICKET, ticket).call(() -> handler.answer(readable));
    }

    /** What to write with an acceptance, so that the same request gets the same answer; nothing without a key. */
    public <T> Alongside<T> alongside(Function<T, HttpResponse> answerOf) {
        if (!TICKET.isBound()) {
            return Alongside.nothing();
        }
        Ticket ticket = TICKET.get();
        return (tx, accepted) -> {
            boolean inserted = store.insert(tx, ticket.key(), sealed(ticket, answerOf.apply(accepted)));
            if (!inserted) {
                throw new NovaException(
                        ErrorCode.CONFLICT,
                        "A request with this Idempotency-Key is being answered; ask again for its answer.");
            }
        };
    }

    private Answer sealed(Ticket ticket, HttpResponse response) {
        Map<String, String> headers = new TreeMap<>();
        response.headers().all().forEach(header -> headers.put(header.name(), header.value()));
        headers.put(REQUEST_ID, RequestContext.CURRENT.get().request().value());
        byte[] bytes = response.content() instanceof HttpResponse.Content.Bytes(byte[] content) ? content : new byte[0];
        return new Answer(ticket.bodyHash(), response.status(), headers, sealer.seal(purpose(ticket.key()), bytes));
    }

    private HttpResponse again(Ticket ticket, Answer first) {
        if (!first.bodyHash().equals(ticket.bodyHash())) {
            throw new NovaException(
                    ErrorCode.CONFLICT, "This Idempotency-Key was used for another request; use a new key.");
        }
        byte[] bytes = sealer.open(purpose(ticket.key()), first.sealed());
        HttpHeaders headers = HttpHeaders.NONE;
        for (var header : first.headers().entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        HttpResponse.Content content =
                bytes.length == 0 ? new HttpResponse.Content.Empty() : new HttpResponse.Content.Bytes(bytes);
        return new HttpResponse(first.status(), headers, content);
    }

    private static String purpose(Key key) {
        return "answer " + key.project() + " " + key.user() + " " + key.key();
    }

    private static byte[] body(HttpRequest request) {
        try {
            byte[] body = request.body().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                throw new NovaException(ErrorCode.TOO_LARGE, "Request is too large.");
            }
            return body;
        } catch (IOException cut) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "The request body ended early.", cut);
        }
    }

    /** Of what is asked: path, version and the body in one spelling. */
    private static String hash(HttpRequest request, byte[] body) {
        String head = request.path() + " " + request.version() + "\n";
        byte[] same = body.length == 0 ? body : Json.write(Json.read(body));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(same));
        } catch (NoSuchAlgorithmException impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no SHA-256", impossible);
        }
    }
}
