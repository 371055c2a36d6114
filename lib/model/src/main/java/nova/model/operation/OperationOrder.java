package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.model.schedule.HostChoice;
import nova.model.server.ReservationId;
import nova.model.server.ServerId;

/**
 * What an operation was accepted to do: {@code operations.order_json}, written once at acceptance and never changed.
 * Nothing secret is in it; see {@link OperationSecrets}. Grows only by optional components.
 */
public sealed interface OperationOrder {
    /** What the server's line is keyed by: the server, or for a multi-create its reservation. */
    String subject();

    /** Several alike servers of one request: hosts for all or for none, then one {@link BuildServer} each. */
    record CreateServers(ReservationId reservation, List<ServerId> servers, BuildPlan plan) implements OperationOrder {
        public CreateServers {
            requireNonNull(reservation, "reservation");
            servers = List.copyOf(servers);
            requireNonNull(plan, "plan");
        }

        @Override
        public String subject() {
            return reservation.value();
        }
    }

    /**
     * One server. {@code selected} are the hosts a {@link CreateServers} chose for it, the first claimed for the
     * server; empty means: ask the scheduler.
     */
    record BuildServer(ServerId server, BuildPlan plan, List<HostChoice> selected) implements OperationOrder {
        public BuildServer {
            requireNonNull(server, "server");
            requireNonNull(plan, "plan");
            selected = List.copyOf(selected);
        }

        @Override
        public String subject() {
            return server.value();
        }
    }

    record RebootServer(ServerId server, boolean hard) implements OperationOrder {
        public RebootServer {
            requireNonNull(server, "server");
        }

        @Override
        public String subject() {
            return server.value();
        }
    }

    /** Everything whose verb says it all: delete, start, stop, pause, unpause, suspend, resume, lock, unlock. */
    record OneServer(ServerId server) implements OperationOrder {
        public OneServer {
            requireNonNull(server, "server");
        }

        @Override
        public String subject() {
            return server.value();
        }
    }
}
