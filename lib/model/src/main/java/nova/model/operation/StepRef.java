package nova.model.operation;

import static java.util.Objects.requireNonNull;

import nova.model.server.ServerId;

/** Names one attempt of one step of one operation; what host and conductor say to each other about it carries this. */
public record StepRef(OperationId operation, ServerId server, int sequence, int attempt) {
    public StepRef {
        requireNonNull(operation, "operation");
        requireNonNull(server, "server");
        if (sequence < 0 || attempt < 1) {
            throw new IllegalArgumentException("bad step " + sequence + " attempt " + attempt);
        }
    }
}
