package nova.conductor.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.operation.Step;

/** The steps of one run of a flow: those that were journaled, replayed one by one, then new ones. */
final class Journal {
    private final List<Step> flow = new ArrayList<>();
    private final List<Step> engine = new ArrayList<>();
    private final Map<String, Integer> occurrences = new TreeMap<>();
    private int cursor;

    Journal(List<Step> steps) {
        for (Step step : steps) {
            (step.ofEngine() ? engine : flow).add(step);
        }
    }

    /** The next step if it was journaled; it must be the one that code comes to. */
    Optional<Step> replay(String name) {
        int occurrence = occurrences.getOrDefault(name, 0);
        if (cursor == flow.size()) {
            return Optional.empty();
        }
        Step step = flow.get(cursor);
        if (!step.name().equals(name) || step.occurrence() != occurrence) {
            throw new Diverged("the flow comes to step " + name + "#" + occurrence + ", but the journal has "
                    + step.name() + "#" + step.occurrence() + " at " + step.sequence());
        }
        passed(name);
        return Optional.of(step);
    }

    /** Number of the step that comes now. */
    int nextSequence() {
        return flow.size();
    }

    /** How many steps of the flow the code has come past; the sequence of the one it comes to. */
    int passed() {
        return cursor;
    }

    int nextOccurrence(String name) {
        return occurrences.getOrDefault(name, 0);
    }

    /** A new step, the next of the run. */
    void add(Step step) {
        if (step.ofEngine()) {
            engine.add(step);
            return;
        }
        if (flow.size() >= Steps.MAX_STEPS) {
            throw new Diverged("more than " + Steps.MAX_STEPS + " steps");
        }
        flow.add(step);
        passed(step.name());
    }

    /** The code has come to its end; everything journaled must have been asked for. */
    void ends() {
        if (cursor < flow.size()) {
            throw new Diverged("the flow ended before the journaled step "
                    + flow.get(cursor).name());
        }
    }

    Optional<Step> open() {
        return flow.stream().filter(Step::open).findFirst();
    }

    Optional<Step> at(int sequence) {
        return flow.stream().filter(step -> step.sequence() == sequence).findFirst();
    }

    void replace(Step ended) {
        flow.set(ended.sequence(), ended);
    }

    boolean hasEngineStep(String name) {
        return engine.stream().anyMatch(step -> step.name().equals(name));
    }

    int nextEngineSequence() {
        return Step.ENGINE_SEQUENCE + engine.size();
    }

    private void passed(String name) {
        occurrences.merge(name, 1, Integer::sum);
        cursor++;
    }
}
