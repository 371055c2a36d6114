package nova.conductor.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.operation.Operation;
import nova.model.operation.Step;

/**
 * Runs a flow over every prefix of a journal, without any effect: it must come to the same steps each time. Says where
 * it does not.
 */
public final class Replay {
    private final Flows flows;

    public Replay(List<Flow<?>> flows) {
        this.flows = new Flows(flows);
    }

    public List<String> divergences(Operation operation, List<Step> steps) {
        Optional<Flow<?>> flow = flows.find(operation);
        if (flow.isEmpty()) {
            return List.of();
        }
        List<Step> own = steps.stream().filter(step -> !step.ofEngine()).toList();
        List<String> found = new ArrayList<>();
        for (int length = 0; length <= own.size(); length++) {
            divergence(flow.get(), operation, own.subList(0, length)).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> divergence(Flow<?> flow, Operation operation, List<Step> prefix) {
        FlowRun.Subject subject = new FlowRun.Subject(operation, prefix, Optional.empty());
        FlowRun run = new FlowRun(null, null, subject, FlowRun.Mode.COLLECT);
        try {
            Flows.run(flow, run, operation);
            return Optional.of(operation.work().verb() + " returned after " + prefix.size() + " steps without an end");
        } catch (Unwind expected) {
            return Optional.empty();
        } catch (Diverged diverged) {
            return Optional.of(
                    operation.work().verb() + " after " + prefix.size() + " steps: " + diverged.getMessage());
        }
    }
}
