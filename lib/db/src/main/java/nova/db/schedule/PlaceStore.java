package nova.db.schedule;

import static nova.db.jooq.Tables.AGGREGATE_HOSTS;
import static nova.db.jooq.Tables.AGGREGATE_METADATA;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.SERVICES;

import java.util.Optional;
import nova.db.Tx;
import nova.db.host.HostStatusStore;
import nova.model.host.Aggregate;
import nova.model.host.HostName;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Whether the places a request names are there. */
public final class PlaceStore {
    /** Some compute service that is not disabled is in this zone; hosts without a zone are in {@code usual}. */
    public boolean hasZone(Tx tx, String zone, String usual) {
        Field<String> given = DSL.field(DSL.select(DSL.min(AGGREGATE_METADATA.META_VALUE))
                .from(AGGREGATE_HOSTS)
                .join(AGGREGATE_METADATA)
                .on(AGGREGATE_METADATA.AGGREGATE_SEQ.eq(AGGREGATE_HOSTS.AGGREGATE_SEQ))
                .where(AGGREGATE_HOSTS.HOST_NAME.eq(SERVICES.HOST))
                .and(AGGREGATE_METADATA.META_KEY.eq(Aggregate.ZONE_KEY)));
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(SERVICES)
                        .where(SERVICES.PROGRAM.eq(HostStatusStore.COMPUTE))
                        .and(SERVICES.DISABLED.eq(false))
                        .and(DSL.coalesce(given, DSL.val(usual)).eq(zone)));
    }

    /** The zone that aggregates give a host. */
    public Optional<String> zoneOf(Tx tx, HostName host) {
        return tx.sql()
                .select(AGGREGATE_METADATA.META_VALUE)
                .from(AGGREGATE_HOSTS)
                .join(AGGREGATE_METADATA)
                .on(AGGREGATE_METADATA.AGGREGATE_SEQ.eq(AGGREGATE_HOSTS.AGGREGATE_SEQ))
                .where(AGGREGATE_HOSTS.HOST_NAME.eq(host.value()))
                .and(AGGREGATE_METADATA.META_KEY.eq(Aggregate.ZONE_KEY))
                .limit(1)
                .fetchOptional(AGGREGATE_METADATA.META_VALUE);
    }

    /** A host of this name, with this node; what is absent may be any. */
    public boolean hasHost(Tx tx, Optional<HostName> host, Optional<String> node) {
        Condition named = host.map(name -> HOSTS.NAME.eq(name.value())).orElseGet(DSL::noCondition);
        return tx.sql().fetchExists(HOSTS, named.and(node.map(HOSTS.NODE::eq).orElseGet(DSL::noCondition)));
    }
}
