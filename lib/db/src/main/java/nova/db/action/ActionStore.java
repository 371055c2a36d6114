package nova.db.action;

import static nova.db.jooq.tables.OperationSteps.OPERATION_STEPS;
import static nova.db.jooq.tables.Operations.OPERATIONS;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import nova.model.operation.ActionQuery;
import nova.model.operation.OperationState;
import nova.model.operation.ServerActionRecord;
import nova.model.operation.StepState;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The public operations of servers and their public steps: what os-instance-actions shows. There is no second record. */
public final class ActionStore {
    /** At most this many events of one action are read. */
    static final int MAX_EVENTS = 200;

    /** Newest first, without events. An unknown marker is a BAD_REQUEST. */
    public List<ServerActionRecord> list(Tx tx, ActionQuery query) {
        Condition after = query.marker()
                .map(marker -> OPERATIONS.SEQ.lt(seq(tx, query.server(), marker)))
                .orElseGet(DSL::noCondition);
        return tx.sql()
                .select(OPERATIONS.fields())
                .from(OPERATIONS)
                .where(shown(query.server()))
                .and(after)
                .and(query.changedSince().map(OPERATIONS.UPDATED_AT::ge).orElseGet(DSL::noCondition))
                .and(query.changedBefore().map(OPERATIONS.UPDATED_AT::le).orElseGet(DSL::noCondition))
                .orderBy(OPERATIONS.SEQ.desc())
                .limit(query.limit())
                .fetch(row -> action(row, List.of()));
    }

    private static long seq(Tx tx, ServerId server, RequestId marker) {
        return tx.sql()
                .select(DSL.min(OPERATIONS.SEQ))
                .from(OPERATIONS)
                .where(shown(server))
                .and(OPERATIONS.REQUEST_ID.eq(marker.value()))
                .fetchOptional(row -> row.value1())
                // Nova has forgotten the marker when it refuses it.
                .orElseThrow(() -> new NovaException(ErrorCode.BAD_REQUEST, "Marker None could not be found."));
    }

    /** The action this request caused, with its events; the first one should it have caused several. */
    public Optional<ServerActionRecord> find(Tx tx, ServerId server, RequestId request) {
        return tx.sql()
                .select(OPERATIONS.fields())
                .from(OPERATIONS)
                .where(shown(server))
                .and(OPERATIONS.REQUEST_ID.eq(request.value()))
                .orderBy(OPERATIONS.SEQ)
                .limit(1)
                .fetchOptional(row -> action(row, events(tx, row.get(OPERATIONS.ID))));
    }

    private static List<ServerActionRecord.Event> events(Tx tx, String operation) {
        return tx.sql()
                .select(OPERATION_STEPS.fields())
                .from(OPERATION_STEPS)
                .where(OPERATION_STEPS.OPERATION_ID.eq(operation))
                .and(OPERATION_STEPS.EVENT.isNotNull())
                .orderBy(OPERATION_STEPS.STARTED_AT.desc(), OPERATION_STEPS.SEQUENCE.desc())
                .limit(MAX_EVENTS)
                .fetch(ActionStore::event);
    }

    private static Condition shown(ServerId server) {
        return OPERATIONS.SERVER_ID.eq(server.value()).and(OPERATIONS.IS_PUBLIC.eq(true));
    }

    private static ServerActionRecord action(Record row, List<ServerActionRecord.Event> events) {
        boolean failed =
                OperationState.valueOf(row.get(OPERATIONS.STATE).toUpperCase(Locale.ROOT)) == OperationState.FAILED;
        return new ServerActionRecord(
                new ServerId(row.get(OPERATIONS.SERVER_ID)),
                new RequestId(row.get(OPERATIONS.REQUEST_ID)),
                row.get(OPERATIONS.ACTION),
                new ProjectId(row.get(OPERATIONS.PROJECT_ID)),
                new UserId(row.get(OPERATIONS.USER_ID)),
                row.get(OPERATIONS.CREATED_AT),
                row.get(OPERATIONS.UPDATED_AT),
                failed ? Optional.of("Error") : Optional.empty(),
                events);
    }

    private static ServerActionRecord.Event event(Record row) {
        return new ServerActionRecord.Event(
                row.get(OPERATION_STEPS.EVENT),
                row.get(OPERATION_STEPS.STARTED_AT),
                Optional.ofNullable(row.get(OPERATION_STEPS.FINISHED_AT)),
                StepState.valueOf(row.get(OPERATION_STEPS.STATE).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.get(OPERATION_STEPS.HOST)).map(HostName::new),
                Optional.ofNullable(row.get(OPERATION_STEPS.DETAILS)));
    }
}
