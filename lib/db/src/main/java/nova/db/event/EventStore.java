package nova.db.event;

import static nova.db.jooq.tables.Events.EVENTS;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.RequestId;
import nova.model.context.UserId;
import nova.model.event.Event;
import nova.model.event.NewEvent;
import nova.model.server.ServerId;
import org.jooq.Condition;
import org.jooq.Record;

/** What happened, written with the commit that made it happen; notifications are sent from here, at least once. */
public final class EventStore {
    public void append(Tx tx, NewEvent event) {
        tx.sql()
                .insertInto(EVENTS)
                .set(EVENTS.TYPE, event.type())
                .set(EVENTS.SERVER_ID, event.server().value())
                .set(EVENTS.PROJECT_ID, event.project().value())
                .set(EVENTS.USER_ID, event.user().value())
                .set(EVENTS.REQUEST_ID, event.request().value())
                .set(EVENTS.PAYLOAD, event.payload())
                .set(EVENTS.CREATED_AT, tx.now())
                .execute();
    }

    /** Not sent yet, oldest first. */
    public List<Event> unsent(Tx tx, int limit) {
        return events(tx, EVENTS.SENT.eq(false), limit);
    }

    /**
     * After {@code revision}, oldest first. Commits may arrive out of order: what is younger than {@code settled} is
     * left for the next time, so that a listener who resumes by revision misses nothing.
     */
    public List<Event> after(Tx tx, long revision, Duration settled, int limit) {
        return events(
                tx, EVENTS.SEQ.gt(revision).and(EVENTS.CREATED_AT.le(tx.now().minus(settled))), limit);
    }

    private static List<Event> events(Tx tx, Condition which, int limit) {
        return tx.sql()
                .select(EVENTS.fields())
                .from(EVENTS)
                .where(which)
                .orderBy(EVENTS.SEQ)
                .limit(limit)
                .fetch(EventStore::event);
    }

    private static Event event(Record row) {
        return new Event(
                row.get(EVENTS.SEQ),
                new NewEvent(
                        row.get(EVENTS.TYPE),
                        new ServerId(row.get(EVENTS.SERVER_ID)),
                        new ProjectId(row.get(EVENTS.PROJECT_ID)),
                        new UserId(row.get(EVENTS.USER_ID)),
                        new RequestId(row.get(EVENTS.REQUEST_ID)),
                        row.get(EVENTS.PAYLOAD)),
                row.get(EVENTS.CREATED_AT));
    }

    public void markSent(Tx tx, Collection<Long> revisions) {
        if (!revisions.isEmpty()) {
            tx.sql()
                    .update(EVENTS)
                    .set(EVENTS.SENT, true)
                    .where(EVENTS.SEQ.in(revisions))
                    .execute();
        }
    }
}
