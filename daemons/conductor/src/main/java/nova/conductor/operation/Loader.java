package nova.conductor.operation;

import java.util.List;
import java.util.Optional;
import nova.db.Database;
import nova.db.operation.OperationStore;
import nova.db.operation.StepStore;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.Step;

/** Reads operations with their journals and lines. */
final class Loader {
    /** Waiting in one server's line; admission lets far fewer in. */
    static final int MAX_LINE = 64;

    private final Database database;
    private final OperationStore operations;
    private final StepStore steps;

    Loader(Database database, OperationStore operations, StepStore steps) {
        this.database = database;
        this.operations = operations;
        this.steps = steps;
    }

    /** An operation, its journal, and who is ahead of it. */
    record Loaded(Operation operation, List<Step> steps, List<Operation> ahead) {
        FlowRun.Subject subject() {
            return new FlowRun.Subject(operation, steps, Optional.empty());
        }

        Optional<Step> open() {
            return steps.stream().filter(Step::open).findFirst();
        }

        Optional<Step> at(int sequence) {
            return steps.stream().filter(step -> step.sequence() == sequence).findFirst();
        }

        boolean hasEngineStep(String name) {
            return steps.stream()
                    .anyMatch(step -> step.ofEngine() && step.name().equals(name));
        }
    }

    /** Empty when there is no such operation, or it is finished. */
    Optional<Loaded> load(OperationId id) {
        return database.read("load operation", tx -> {
            List<Operation> line = operations.lineOf(tx, id, MAX_LINE);
            return line.stream()
                    .filter(operation -> operation.id().equals(id))
                    .findFirst()
                    .map(operation -> new Loaded(
                            operation,
                            steps.journal(tx, id),
                            line.stream()
                                    .filter(other -> other.line() < operation.line())
                                    .toList()));
        });
    }

    /** The first live operation of a line. */
    Optional<Operation> head(String subject) {
        return database.read("read line", tx -> operations.line(tx, subject, 1)).stream()
                .findFirst();
    }
}
