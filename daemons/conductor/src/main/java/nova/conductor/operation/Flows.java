package nova.conductor.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nova.model.operation.Operation;
import nova.model.operation.OperationOrder;
import nova.model.operation.Verb;

/** The flows this process knows, by verb and version. */
public final class Flows {
    private final Map<Key, Flow<?>> flows = new TreeMap<>();

    private record Key(Verb verb, int version) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byVerb = verb.compareTo(other.verb);
            return byVerb != 0 ? byVerb : Integer.compare(version, other.version);
        }
    }

    public Flows(List<Flow<?>> flows) {
        flows.forEach(flow -> this.flows.put(new Key(flow.verb(), flow.version()), flow));
    }

    /** Empty for a version of another release: somebody else runs it. */
    Optional<Flow<?>> find(Operation operation) {
        return Optional.ofNullable(
                flows.get(new Key(operation.work().verb(), operation.work().version())));
    }

    /** As the process row says it. */
    String versions() {
        return flows.keySet().stream()
                .map(key -> key.verb() + "=" + key.version())
                .collect(Collectors.joining(","));
    }

    static <O extends OperationOrder> void run(Flow<O> flow, Steps steps, Operation operation) {
        flow.run(steps, orderOf(flow, operation));
    }

    static <O extends OperationOrder> List<Change> givenUp(Flow<O> flow, Operation operation, String reason) {
        return flow.givenUp(orderOf(flow, operation), reason);
    }

    static <O extends OperationOrder> List<Change> hostSilent(Flow<O> flow, Operation operation, String reason) {
        return flow.hostSilent(orderOf(flow, operation), reason);
    }

    private static <O extends OperationOrder> O orderOf(Flow<O> flow, Operation operation) {
        return flow.orderType().cast(operation.work().order());
    }
}
