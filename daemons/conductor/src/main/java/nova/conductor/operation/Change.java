package nova.conductor.operation;

import static java.util.Objects.requireNonNull;

import nova.model.host.HostName;
import nova.model.operation.NewOperation;
import nova.model.schedule.Explanation;
import nova.model.server.ServerId;
import nova.model.server.ServerMove;

/** One change of rows, as data: flows say what, {@link ChangeWriter} does it inside the step's transaction. */
public sealed interface Change {
    /** Moves the server; when it is being deleted the whole commit is refused and the operation cancelled. */
    record Move(ServerMove move) implements Change {
        public Move {
            requireNonNull(move, "move");
        }
    }

    /** Moves the server if it may still be moved. */
    record MoveIfAllowed(ServerMove move) implements Change {
        public MoveIfAllowed {
            requireNonNull(move, "move");
        }
    }

    /** The server is deleted: its row stays readable, its usage, group and claims (but those of leftovers) are freed. */
    record Gone(ServerId server) implements Change {
        public Gone {
            requireNonNull(server, "server");
        }
    }

    /**
     * Frees the server's claims, but not the one on the host its row names after this commit, nor those on hosts with a
     * leftover of it.
     */
    record ReleaseClaims(ServerId server) implements Change {
        public ReleaseClaims {
            requireNonNull(server, "server");
        }
    }

    /** The host may still have something of the server; its claim stays until the host cleared it. */
    record Leave(ServerId server, HostName host, String reason) implements Change {
        public Leave {
            requireNonNull(server, "server");
            requireNonNull(host, "host");
            requireNonNull(reason, "reason");
        }
    }

    record Explain(ServerId server, String message, Explanation explanation) implements Change {
        public Explain {
            requireNonNull(server, "server");
            requireNonNull(message, "message");
            requireNonNull(explanation, "explanation");
        }
    }

    /** A build on this host went well, or badly: the weigher that reads it avoids hosts that fail. */
    record CountBuild(HostName host, boolean good) implements Change {
        public CountBuild {
            requireNonNull(host, "host");
        }
    }

    /**
     * Starts another operation for a server, if {@code move} fits it; otherwise (it is being deleted) its claims are
     * freed.
     */
    record StartFor(ServerMove move, NewOperation operation) implements Change {
        public StartFor {
            requireNonNull(move, "move");
            requireNonNull(operation, "operation");
        }
    }

    /** An operation that failed before it began, so that its action is seen, with one failed event of the conductor. */
    record RecordFailed(NewOperation operation, String event, String details) implements Change {
        public RecordFailed {
            requireNonNull(operation, "operation");
            requireNonNull(event, "event");
            requireNonNull(details, "details");
        }
    }
}
