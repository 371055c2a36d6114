package nova.db.signal;

import static nova.db.jooq.tables.ExternalEvents.EXTERNAL_EVENTS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.context.RequestId;
import nova.model.host.HostName;
import nova.model.server.ServerId;
import nova.model.signal.ExternalEvent;

/** What other services said about servers, kept as long as the server's rows. */
public final class ExternalEventStore {
    public void append(Tx tx, Collection<ExternalEvent> events) {
        var insert = tx.sql()
                .insertInto(
                        EXTERNAL_EVENTS,
                        EXTERNAL_EVENTS.SERVER_ID,
                        EXTERNAL_EVENTS.NAME,
                        EXTERNAL_EVENTS.TAG,
                        EXTERNAL_EVENTS.STATUS,
                        EXTERNAL_EVENTS.REQUEST_ID,
                        EXTERNAL_EVENTS.CREATED_AT);
        for (ExternalEvent event : events) {
            insert = insert.values(
                    event.server().value(),
                    event.name(),
                    event.tag().orElse(""),
                    event.status(),
                    event.request().value(),
                    tx.now());
        }
        if (!events.isEmpty()) {
            insert.execute();
        }
    }

    /** The newest first, at most {@code limit}. */
    public List<ExternalEvent> of(Tx tx, ServerId server, int limit) {
        return tx.sql()
                .select(EXTERNAL_EVENTS.fields())
                .from(EXTERNAL_EVENTS)
                .where(EXTERNAL_EVENTS.SERVER_ID.eq(server.value()))
                .orderBy(EXTERNAL_EVENTS.SEQ.desc())
                .limit(limit)
                .fetch(row -> new ExternalEvent(
                        new ServerId(row.get(EXTERNAL_EVENTS.SERVER_ID)),
                        row.get(EXTERNAL_EVENTS.NAME),
                        Optional.of(row.get(EXTERNAL_EVENTS.TAG)).filter(tag -> !tag.isEmpty()),
                        row.get(EXTERNAL_EVENTS.STATUS),
                        new RequestId(row.get(EXTERNAL_EVENTS.REQUEST_ID))));
    }

    /** Where the servers are that exist; an empty place when they have none yet. */
    public Map<String, Optional<HostName>> places(Tx tx, Collection<String> servers) {
        Map<String, Optional<HostName>> places = new TreeMap<>();
        if (!servers.isEmpty()) {
            tx.sql()
                    .select(SERVERS.ID, SERVERS.HOST)
                    .from(SERVERS)
                    .where(SERVERS.ID.in(servers))
                    .and(SERVERS.DELETED.eq(false))
                    .forEach(row -> places.put(
                            row.value1(), Optional.ofNullable(row.value2()).map(HostName::new)));
        }
        return places;
    }
}
