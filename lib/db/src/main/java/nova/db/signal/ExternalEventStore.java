package nova.db.signal;

import static nova.db.jooq.tables.ExternalEvents.EXTERNAL_EVENTS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.context.RequestId;
import nova.model.host.HostName;
import nova.model.server.PowerState;
import nova.model.server.ServerId;
import nova.model.server.TaskState;
import nova.model.server.VmState;
import nova.model.signal.ExternalEvent;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What other services said about servers, kept as long as the server's rows. Those that somebody must act on are due
 * until he has.
 */
public final class ExternalEventStore {
    /** By then the conductor that was told is done, or the message was lost. */
    private static final Duration DUE_AFTER = Duration.ofSeconds(2);

    /** Acted on together; the rest comes after them. */
    private static final int MAX_OPEN = 1000;

    public void append(Tx tx, Collection<ExternalEvent> events) {
        var insert = tx.sql()
                .insertInto(
                        EXTERNAL_EVENTS,
                        EXTERNAL_EVENTS.SERVER_ID,
                        EXTERNAL_EVENTS.NAME,
                        EXTERNAL_EVENTS.TAG,
                        EXTERNAL_EVENTS.STATUS,
                        EXTERNAL_EVENTS.REQUEST_ID,
                        EXTERNAL_EVENTS.CREATED_AT,
                        EXTERNAL_EVENTS.DUE_AT);
        for (ExternalEvent event : events) {
            insert = insert.values(
                    event.server().value(),
                    event.name(),
                    event.tag().orElse(""),
                    event.status(),
                    event.request().value(),
                    tx.now(),
                    event.changesInterfaces() ? tx.now().plus(DUE_AFTER) : null);
        }
        if (!events.isEmpty()) {
            insert.execute();
        }
    }

    /** Servers of which something is due, longest due first. */
    public List<ServerId> due(Tx tx, int limit) {
        return tx.sql()
                .select(EXTERNAL_EVENTS.SERVER_ID)
                .from(EXTERNAL_EVENTS)
                .where(EXTERNAL_EVENTS.DUE_AT.le(tx.now()))
                .groupBy(EXTERNAL_EVENTS.SERVER_ID)
                .orderBy(DSL.min(EXTERNAL_EVENTS.DUE_AT), EXTERNAL_EVENTS.SERVER_ID)
                .limit(limit)
                .fetch(row -> new ServerId(row.value1()));
    }

    /** An event nobody has acted on yet, and since when it waits. */
    public record Open(long seq, ExternalEvent event, Instant since) {}

    /** Oldest first, whether they are due already or not. */
    public List<Open> open(Tx tx, ServerId server) {
        return tx.sql()
                .select(EXTERNAL_EVENTS.fields())
                .from(EXTERNAL_EVENTS)
                .where(EXTERNAL_EVENTS.SERVER_ID.eq(server.value()))
                .and(EXTERNAL_EVENTS.DUE_AT.isNotNull())
                .orderBy(EXTERNAL_EVENTS.SEQ)
                .limit(MAX_OPEN)
                .fetch(row -> new Open(row.get(EXTERNAL_EVENTS.SEQ), event(row), row.get(EXTERNAL_EVENTS.CREATED_AT)));
    }

    /** They are acted on; what somebody else closed meanwhile stays so. */
    public void close(Tx tx, Collection<Open> events) {
        setDue(tx, events, Optional.empty());
    }

    /** They are looked at again after a pause. */
    public void postpone(Tx tx, Collection<Open> events, Duration pause) {
        setDue(tx, events, Optional.of(tx.now().plus(pause)));
    }

    private static void setDue(Tx tx, Collection<Open> events, Optional<Instant> due) {
        tx.sql()
                .update(EXTERNAL_EVENTS)
                .set(EXTERNAL_EVENTS.DUE_AT, due.orElse(null))
                .where(EXTERNAL_EVENTS.SEQ.in(events.stream().map(Open::seq).toList()))
                .and(EXTERNAL_EVENTS.DUE_AT.isNotNull())
                .execute();
    }

    /** The newest first, at most {@code limit}. */
    public List<ExternalEvent> of(Tx tx, ServerId server, int limit) {
        return tx.sql()
                .select(EXTERNAL_EVENTS.fields())
                .from(EXTERNAL_EVENTS)
                .where(EXTERNAL_EVENTS.SERVER_ID.eq(server.value()))
                .orderBy(EXTERNAL_EVENTS.SEQ.desc())
                .limit(limit)
                .fetch(ExternalEventStore::event);
    }

    private static ExternalEvent event(Record row) {
        return new ExternalEvent(
                new ServerId(row.get(EXTERNAL_EVENTS.SERVER_ID)),
                row.get(EXTERNAL_EVENTS.NAME),
                Optional.of(row.get(EXTERNAL_EVENTS.TAG)).filter(tag -> !tag.isEmpty()),
                row.get(EXTERNAL_EVENTS.STATUS),
                new RequestId(row.get(EXTERNAL_EVENTS.REQUEST_ID)));
    }

    /** A server that events are for: where it is, empty when on no host yet, and how it stands. */
    public record Addressee(Optional<HostName> host, VmState vm, TaskState task, PowerState power, boolean deleted) {}

    /** Of these servers those that are known, deleted ones too. */
    public Map<String, Addressee> addressees(Tx tx, Collection<String> servers) {
        Map<String, Addressee> found = new TreeMap<>();
        if (!servers.isEmpty()) {
            tx.sql()
                    .select(
                            SERVERS.ID,
                            SERVERS.HOST,
                            SERVERS.VM_STATE,
                            SERVERS.TASK_STATE,
                            SERVERS.POWER_STATE,
                            SERVERS.DELETED)
                    .from(SERVERS)
                    .where(SERVERS.ID.in(servers))
                    .forEach(row -> found.put(
                            row.value1(),
                            new Addressee(
                                    Optional.ofNullable(row.value2()).map(HostName::new),
                                    VmState.of(row.value3()),
                                    TaskState.of(row.value4()),
                                    PowerState.of(row.value5()),
                                    row.value6())));
        }
        return found;
    }
}
