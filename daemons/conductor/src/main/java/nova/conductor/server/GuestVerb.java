package nova.conductor.server;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;
import nova.model.server.TaskState;
import nova.model.server.VmState;

/**
 * A verb that is one order to the host where the guest is. {@code mine} are the task states this verb sets or walks
 * through; {@code onBegin} is set when the host begins; {@code end} is the stable state a success leads to.
 */
record GuestVerb<O extends OperationOrder>(
        Verb verb,
        Class<O> orderType,
        String step,
        String event,
        Set<TaskState> mine,
        Optional<TaskState> onBegin,
        VmState end,
        Function<O, GuestOrder> order) {
    GuestVerb {
        requireNonNull(verb, "verb");
        requireNonNull(orderType, "orderType");
        requireNonNull(step, "step");
        requireNonNull(event, "event");
        mine = Collections.unmodifiableSet(EnumSet.copyOf(mine));
        requireNonNull(onBegin, "onBegin");
        requireNonNull(end, "end");
        requireNonNull(order, "order");
    }
}
