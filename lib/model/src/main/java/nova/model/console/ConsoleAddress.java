package nova.model.console;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Where a host serves a guest's console; the path is what some protocols want to be asked for. */
public record ConsoleAddress(String host, int port, Optional<Integer> tlsPort, Optional<String> path) {
    public ConsoleAddress {
        requireNonNull(host, "host");
        requireNonNull(tlsPort, "tlsPort");
        requireNonNull(path, "path");
    }
}
