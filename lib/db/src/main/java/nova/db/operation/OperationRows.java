package nova.db.operation;

import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.OPERATION_STEPS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.host.HostName;
import nova.model.operation.NewOperation;
import nova.model.operation.Operation;
import nova.model.operation.OperationId;
import nova.model.operation.OperationOrder;
import nova.model.operation.OperationState;
import nova.model.operation.ProcessId;
import nova.model.operation.Step;
import nova.model.operation.StepState;
import nova.model.operation.Verb;
import nova.runtime.json.JsonCodec;
import org.jooq.Field;
import org.jooq.Record;

/** Rows of operations and steps as records. */
final class OperationRows {
    static final List<Field<?>> COLUMNS = List.of(
            OPERATIONS.ID,
            OPERATIONS.SEQ,
            OPERATIONS.SERVER_ID,
            OPERATIONS.PROJECT_ID,
            OPERATIONS.USER_ID,
            OPERATIONS.REQUEST_ID,
            OPERATIONS.VERB,
            OPERATIONS.FLOW_VERSION,
            OPERATIONS.ACTION,
            OPERATIONS.ORDER_JSON,
            OPERATIONS.STATE,
            OPERATIONS.REVISION,
            OPERATIONS.OWNER,
            OPERATIONS.CANCEL_REQUESTED,
            OPERATIONS.TRIES,
            OPERATIONS.IS_PUBLIC,
            OPERATIONS.MESSAGE);

    private OperationRows() {}

    static Operation operation(Record row) {
        return new Operation(
                new OperationId(row.get(OPERATIONS.ID)),
                row.get(OPERATIONS.SEQ),
                row.get(OPERATIONS.SERVER_ID),
                new Operation.Work(
                        Verb.valueOf(row.get(OPERATIONS.VERB)),
                        row.get(OPERATIONS.FLOW_VERSION),
                        JsonCodec.read(OperationOrder.class, row.get(OPERATIONS.ORDER_JSON)),
                        row.get(OPERATIONS.ACTION),
                        row.get(OPERATIONS.IS_PUBLIC)),
                new NewOperation.By(
                        new RequestId(row.get(OPERATIONS.REQUEST_ID)),
                        new ProjectId(row.get(OPERATIONS.PROJECT_ID)),
                        new UserId(row.get(OPERATIONS.USER_ID))),
                new Operation.Progress(
                        OperationState.valueOf(row.get(OPERATIONS.STATE).toUpperCase(Locale.ROOT)),
                        row.get(OPERATIONS.REVISION),
                        Optional.ofNullable(row.get(OPERATIONS.OWNER)).map(ProcessId::new),
                        row.get(OPERATIONS.CANCEL_REQUESTED),
                        row.get(OPERATIONS.TRIES),
                        Optional.ofNullable(row.get(OPERATIONS.MESSAGE))));
    }

    static Step step(Record row) {
        return new Step(
                row.get(OPERATION_STEPS.SEQUENCE),
                row.get(OPERATION_STEPS.NAME),
                row.get(OPERATION_STEPS.OCCURRENCE),
                Optional.ofNullable(row.get(OPERATION_STEPS.EVENT)),
                Optional.ofNullable(row.get(OPERATION_STEPS.HOST)).map(HostName::new),
                row.get(OPERATION_STEPS.ATTEMPT),
                state(row.get(OPERATION_STEPS.STATE)),
                Optional.ofNullable(row.get(OPERATION_STEPS.INCARNATION)),
                row.get(OPERATION_STEPS.LOST_INCARNATIONS),
                Optional.ofNullable(row.get(OPERATION_STEPS.REQUEST)),
                Optional.ofNullable(row.get(OPERATION_STEPS.RESULT)),
                Optional.ofNullable(row.get(OPERATION_STEPS.DETAILS)));
    }

    static StepState state(String word) {
        return StepState.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static String word(OperationState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String word(StepState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
