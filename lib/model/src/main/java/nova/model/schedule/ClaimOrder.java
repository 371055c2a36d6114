package nova.model.schedule;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.host.HostName;
import nova.model.operation.OperationId;
import nova.model.server.ServerId;

/**
 * What to claim: {@code amounts} of resource classes on a host, for a server of an operation. Amounts of zero are not
 * claimed. {@code seat} is present when the server belongs to a group.
 */
public record ClaimOrder(
        OperationId operation, ServerId server, HostChoice host, Map<String, Long> amounts, Optional<Seat> seat) {
    public ClaimOrder {
        requireNonNull(operation, "operation");
        requireNonNull(server, "server");
        requireNonNull(host, "host");
        Map<String, Long> positive = new TreeMap<>(amounts);
        positive.values().removeIf(amount -> amount <= 0);
        amounts = Collections.unmodifiableMap(positive);
        requireNonNull(seat, "seat");
    }

    public HostName hostName() {
        return host.host();
    }

    /** A place in a group: with {@code guarded} it is taken only while the group still has {@code revision}. */
    public record Seat(String group, long revision, boolean guarded) {
        public Seat {
            requireNonNull(group, "group");
        }
    }
}
