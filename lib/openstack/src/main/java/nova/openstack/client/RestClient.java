package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.port.Platform;

/**
 * Calls other services: blocking, bounded in time and size. A request is repeated only when it surely did not arrive
 * (no connection) or when repeating it is harmless (not POST or PATCH) and the service was overloaded.
 */
public final class RestClient implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RestClient.class.getName());

    private final HttpClient client;
    private final Platform platform;
    private final RestLimits limits;

    public RestClient(Platform platform, RestLimits limits) {
        this.platform = requireNonNull(platform, "platform");
        this.limits = requireNonNull(limits, "limits");
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limits.connect())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Sends and waits. TIMEOUT or UNAVAILABLE when there is no answer; any answer, also an error, is returned. */
    public RestAnswer send(RestCall call) {
        for (int attempt = 1; ; attempt++) {
            Duration pause = limits.pause().multipliedBy(attempt);
            try {
                RestAnswer answer = once(call);
                boolean overloaded = answer.status() == 503 || answer.status() == 502 || answer.status() == 429;
                if (!overloaded || !call.isRepeatable() || attempt >= limits.attempts()) {
                    return answer;
                }
                LOG.log(Level.DEBUG, "service overloaded, repeats: call={0} status={1}", call, answer.status());
            } catch (NotConnected refused) {
                if (attempt >= limits.attempts()) {
                    throw new NovaException(ErrorCode.UNAVAILABLE, "%s: cannot connect".formatted(call), refused);
                }
                LOG.log(Level.DEBUG, "no connection, repeats: call={0}", call);
            }
            platform.pause(pause);
        }
    }

    /** The request never left. */
    private static final class NotConnected extends IOException {
        private static final long serialVersionUID = 1L;

        NotConnected(Throwable cause) {
            super(cause);
        }
    }

    private RestAnswer once(RestCall call) throws NotConnected {
        HttpResponse<byte[]> response = await(
                call,
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), limits.maxBodyBytes()));
        return new RestAnswer(response.statusCode(), headers(response), response.body());
    }

    /** A download: its answer is checked by {@code status}, the caller closes the stream, no read waits for ever. */
    public Download open(RestCall call) {
        try {
            HttpResponse<InputStream> response = await(call, HttpResponse.BodyHandlers.ofInputStream());
            return new Download(response.statusCode(), new WatchedStream(response.body(), platform, limits.stall()));
        } catch (NotConnected refused) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "%s: cannot connect".formatted(call), refused);
        }
    }

    public record Download(int status, InputStream body) {}

    /** The limit holds for the whole exchange, which the client's own time-out does not. */
    private <T> HttpResponse<T> await(RestCall call, HttpResponse.BodyHandler<T> handler) throws NotConnected {
        CompletableFuture<HttpResponse<T>> future = client.sendAsync(request(call), handler);
        try {
            return future.get(limits.answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            future.cancel(true);
            throw new NovaException(
                    ErrorCode.TIMEOUT,
                    "%s: no answer within %d s".formatted(call, limits.answer().toSeconds()),
                    slow);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
                throw new NotConnected(cause);
            }
            throw new NovaException(
                    ErrorCode.UNAVAILABLE, "%s: the connection broke: %s".formatted(call, cause.getMessage()), cause);
        } catch (InterruptedException stopped) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new NovaException(ErrorCode.UNAVAILABLE, "%s: this process is stopping".formatted(call), stopped);
        }
    }

    private static HttpRequest request(RestCall call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(call.uri()).header("Accept", "application/json");
        call.headers().forEach(builder::setHeader);
        if (call.body().isPresent()) {
            JsonNode document = call.body().get();
            if (!call.headers().containsKey("Content-Type")) {
                builder.header("Content-Type", "application/json");
            }
            return builder.method(call.method(), HttpRequest.BodyPublishers.ofByteArray(Json.write(document)))
                    .build();
        }
        return builder.method(call.method(), HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    @Override
    public void close() {
        client.close();
    }
}
