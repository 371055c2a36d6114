package nova.db.audit;

import static nova.db.jooq.tables.Claims.CLAIMS;
import static nova.db.jooq.tables.Hosts.HOSTS;
import static nova.db.jooq.tables.Inventories.INVENTORIES;
import static nova.db.jooq.tables.Leftovers.LEFTOVERS;
import static nova.db.jooq.tables.Operations.OPERATIONS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.math.BigDecimal;
import java.util.List;
import nova.db.Tx;
import nova.model.server.VmState;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Servers, claims, inventories, hosts and leftovers against each other. */
final class HoldRules {
    private HoldRules() {}

    /** VCPU and MEMORY_MB, which every flavor counts; disk depends on where a server boots from. */
    static List<Violation> serversHaveClaims(Tx tx) {
        Field<Long> vcpus = claimed("VCPU");
        Field<Long> memory = claimed("MEMORY_MB");
        Condition wrong = vcpus.ne(SERVERS.VCPUS.cast(Long.class)).or(memory.ne(SERVERS.RAM_MIB.cast(Long.class)));
        return tx.sql()
                .select(SERVERS.ID, SERVERS.HOST, vcpus, SERVERS.VCPUS, memory, SERVERS.RAM_MIB)
                .from(SERVERS)
                .join(HOSTS)
                .on(HOSTS.NAME.eq(SERVERS.HOST))
                .where(SERVERS.DELETED.eq(false))
                .and(SERVERS.VM_STATE.ne(VmState.SHELVED_OFFLOADED.word()))
                .and(wrong)
                .andNot(JournalRules.hasLiveOperation())
                .orderBy(SERVERS.ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.SERVER_HAS_CLAIM,
                        row.value1(),
                        "is on host %s and holds %d of %d VCPU, %d of %d MEMORY_MB there"
                                .formatted(row.value2(), row.value3(), row.value4(), row.value5(), row.value6())));
    }

    private static Field<Long> claimed(String resourceClass) {
        Field<BigDecimal> sum = DSL.field(DSL.select(DSL.coalesce(DSL.sum(CLAIMS.AMOUNT), DSL.inline(BigDecimal.ZERO)))
                .from(CLAIMS)
                .where(CLAIMS.CONSUMER_ID.eq(SERVERS.ID))
                .and(CLAIMS.HOST_ID.eq(HOSTS.ID))
                .and(CLAIMS.RESOURCE_CLASS.eq(resourceClass)));
        return sum.coerce(Long.class);
    }

    static List<Violation> claimsHaveOwners(Tx tx) {
        Condition here = DSL.exists(DSL.selectOne()
                .from(SERVERS)
                .join(HOSTS)
                .on(HOSTS.NAME.eq(SERVERS.HOST))
                .where(SERVERS.ID.eq(CLAIMS.SERVER_ID))
                .and(HOSTS.ID.eq(CLAIMS.HOST_ID))
                .and(SERVERS.DELETED.eq(false))
                .and(SERVERS.VM_STATE.ne(VmState.SHELVED_OFFLOADED.word())));
        Condition operation = DSL.exists(DSL.selectOne()
                .from(OPERATIONS)
                .where(OPERATIONS.ID.eq(CLAIMS.OPERATION_ID))
                .and(OPERATIONS.WAKE_AT.isNotNull()));
        Condition ofServer = DSL.exists(DSL.selectOne()
                .from(SERVERS)
                .where(SERVERS.ID.eq(CLAIMS.SERVER_ID))
                .and(JournalRules.hasLiveOperation()));
        Condition leftover = DSL.exists(DSL.selectOne()
                .from(LEFTOVERS)
                .where(LEFTOVERS.SERVER_ID.eq(CLAIMS.SERVER_ID))
                .and(LEFTOVERS.HOST_ID.eq(CLAIMS.HOST_ID)));
        return tx.sql()
                .select(CLAIMS.CONSUMER_ID, CLAIMS.HOST_ID, CLAIMS.RESOURCE_CLASS, CLAIMS.AMOUNT)
                .from(CLAIMS)
                .where(DSL.not(DSL.or(here, operation, ofServer, leftover)))
                .orderBy(CLAIMS.CONSUMER_ID, CLAIMS.HOST_ID, CLAIMS.RESOURCE_CLASS)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.CLAIM_HAS_OWNER,
                        row.value1(),
                        "holds %d %s of host %s and is not there".formatted(row.value4(), row.value3(), row.value2())));
    }

    static List<Violation> inventoriesCount(Tx tx) {
        Field<BigDecimal> held = DSL.coalesce(DSL.sum(CLAIMS.AMOUNT), DSL.inline(BigDecimal.ZERO));
        return tx.sql()
                .select(INVENTORIES.HOST_ID, INVENTORIES.RESOURCE_CLASS, INVENTORIES.USED, held)
                .from(INVENTORIES)
                .leftJoin(CLAIMS)
                .on(CLAIMS.HOST_ID.eq(INVENTORIES.HOST_ID))
                .and(CLAIMS.RESOURCE_CLASS.eq(INVENTORIES.RESOURCE_CLASS))
                .groupBy(INVENTORIES.HOST_ID, INVENTORIES.RESOURCE_CLASS, INVENTORIES.USED)
                .having(held.ne(INVENTORIES.USED.cast(BigDecimal.class)))
                .orderBy(INVENTORIES.HOST_ID, INVENTORIES.RESOURCE_CLASS)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.INVENTORY_COUNTS,
                        row.value1(),
                        "counts %d %s as used, claims are %s".formatted(row.value3(), row.value2(), row.value4())));
    }

    static List<Violation> hostsCount(Tx tx) {
        Field<Integer> holders = DSL.countDistinct(CLAIMS.CONSUMER_ID);
        return tx.sql()
                .select(HOSTS.ID, HOSTS.NAME, HOSTS.SERVERS, holders)
                .from(HOSTS)
                .leftJoin(CLAIMS)
                .on(CLAIMS.HOST_ID.eq(HOSTS.ID))
                .groupBy(HOSTS.ID, HOSTS.NAME, HOSTS.SERVERS)
                .having(holders.ne(HOSTS.SERVERS))
                .orderBy(HOSTS.NAME)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.HOST_COUNTS,
                        row.value1(),
                        "%s counts %d servers, claims are of %d".formatted(row.value2(), row.value3(), row.value4())));
    }

    static List<Violation> leftoversHaveHosts(Tx tx) {
        return tx.sql()
                .select(LEFTOVERS.SERVER_ID, LEFTOVERS.HOST_ID, HOSTS.NAME, LEFTOVERS.REASON)
                .from(LEFTOVERS)
                .leftJoin(HOSTS)
                .on(HOSTS.ID.eq(LEFTOVERS.HOST_ID))
                .leftJoin(SERVERS)
                .on(SERVERS.ID.eq(LEFTOVERS.SERVER_ID))
                .and(SERVERS.HOST.eq(HOSTS.NAME))
                .and(SERVERS.DELETED.eq(false))
                .where(HOSTS.ID.isNull().or(SERVERS.ID.isNotNull()))
                .orderBy(LEFTOVERS.SERVER_ID, LEFTOVERS.HOST_ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.LEFTOVER_HAS_HOST,
                        row.value1(),
                        row.value3() == null
                                ? "is left over on host %s, which is not known (%s)"
                                        .formatted(row.value2(), row.value4())
                                : "is to be cleared from host %s, where it should be (%s)"
                                        .formatted(row.value3(), row.value4())));
    }
}
