package nova.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Where and how a server listens. Port 0 takes a free one. {@code maxBodyBytes} bounds every request body that a route
 * does not bound itself; {@code maxRequests} bounds the requests served at a time.
 */
public record HttpServerConfig(String host, int port, long maxBodyBytes, int maxRequests, Duration drainLimit) {
    /** JSON bodies: as Nova's {@code osapi_max_request_body_size}. */
    public static final long DEFAULT_BODY_BYTES = 114_688;

    public static final HttpServerConfig DEFAULTS =
            new HttpServerConfig("127.0.0.1", 0, DEFAULT_BODY_BYTES, 1024, Duration.ofSeconds(10));

    public HttpServerConfig {
        requireNonNull(host, "host");
        requireNonNull(drainLimit, "drainLimit");
    }

    public HttpServerConfig at(String newHost, int newPort) {
        return new HttpServerConfig(newHost, newPort, maxBodyBytes, maxRequests, drainLimit);
    }

    public HttpServerConfig withMaxBodyBytes(long limit) {
        return new HttpServerConfig(host, port, limit, maxRequests, drainLimit);
    }
}
