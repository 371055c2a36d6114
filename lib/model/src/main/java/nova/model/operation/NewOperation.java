package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;

/**
 * An operation to be accepted. {@code action} is its name in os-instance-actions ({@code ServerAction.action()}, or
 * {@code create}); an internal one ({@code visible} false) never shows there.
 */
public record NewOperation(
        OperationId id,
        Verb verb,
        OperationOrder order,
        String action,
        boolean visible,
        By by,
        Optional<OperationSecrets> secrets) {
    public NewOperation {
        requireNonNull(id, "id");
        requireNonNull(verb, "verb");
        requireNonNull(order, "order");
        requireNonNull(action, "action");
        requireNonNull(by, "by");
        requireNonNull(secrets, "secrets");
    }

    /** Who asked, in which request. */
    public record By(RequestId request, ProjectId project, UserId user) {
        public By {
            requireNonNull(request, "request");
            requireNonNull(project, "project");
            requireNonNull(user, "user");
        }
    }

    /** An operation of our own, which no user sees. */
    public static NewOperation internal(OperationId id, Verb verb, OperationOrder order, By by) {
        return new NewOperation(id, verb, order, verb.name(), false, by, Optional.empty());
    }

    /** A public operation without secrets. */
    public static NewOperation visible(OperationId id, Verb verb, OperationOrder order, String action, By by) {
        return new NewOperation(id, verb, order, action, true, by, Optional.empty());
    }
}
