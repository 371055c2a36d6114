package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Why a server is in ERROR. {@code code} is an HTTP-like number (500, 400); {@code details} is for administrators. */
public record ServerFault(int code, String message, String details, Instant created) {
    public ServerFault {
        requireNonNull(message, "message");
        requireNonNull(details, "details");
        requireNonNull(created, "created");
    }
}
