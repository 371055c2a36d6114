package nova.model.console;

import static java.util.Objects.requireNonNull;

import nova.model.server.ServerId;

/** The right to open one console for a while; who has the token has the right, so only its hash is kept. */
public record ConsoleToken(String hash, ServerId server, ConsoleType type, ConsoleAddress address) {
    public ConsoleToken {
        requireNonNull(hash, "hash");
        requireNonNull(server, "server");
        requireNonNull(type, "type");
        requireNonNull(address, "address");
    }
}
