package nova.db.signal;

import static nova.db.jooq.tables.Servers.SERVERS;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import nova.db.Tx;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.runtime.json.JsonCodec;
import nova.runtime.json.ListType;

/**
 * The interfaces of servers as they were last read from the network service. As in Nova, a server does not count as
 * updated by what the network service says of it.
 */
public final class InterfaceStore {
    private static final Type VIFS = ListType.of(Vif.class);

    /** What is known, and of which revision of the server. */
    public record Known(List<Vif> vifs, long revision) {
        public Known {
            vifs = List.copyOf(vifs);
        }
    }

    /** Empty when there is no such server any more. */
    @SuppressWarnings("unchecked")
    public Optional<Known> find(Tx tx, ServerId server) {
        return tx.sql()
                .select(SERVERS.VIFS, SERVERS.REVISION)
                .from(SERVERS)
                .where(SERVERS.ID.eq(server.value()))
                .and(SERVERS.DELETED.eq(false))
                .fetchOptional(row -> new Known((List<Vif>) JsonCodec.read(VIFS, row.value1()), row.value2()));
    }

    /** False when the server changed since that revision: read again, then decide again. */
    public boolean replace(Tx tx, ServerId server, long revision, List<Vif> vifs) {
        return tx.sql()
                        .update(SERVERS)
                        .set(SERVERS.VIFS, JsonCodec.writeAs(VIFS, vifs))
                        .set(SERVERS.REVISION, revision + 1)
                        .where(SERVERS.ID.eq(server.value()))
                        .and(SERVERS.REVISION.eq(revision))
                        .and(SERVERS.DELETED.eq(false))
                        .execute()
                == 1;
    }
}
