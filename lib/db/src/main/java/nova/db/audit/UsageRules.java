package nova.db.audit;

import static nova.db.jooq.tables.ServerGroupMembers.SERVER_GROUP_MEMBERS;
import static nova.db.jooq.tables.Servers.SERVERS;
import static nova.db.jooq.tables.Usages.USAGES;

import java.math.BigDecimal;
import java.util.List;
import nova.db.Tx;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Usage, servers and groups against each other. */
final class UsageRules {
    private static final Field<String> PROJECT = DSL.field(DSL.name("counted", "project"), String.class);
    private static final Field<String> USER = DSL.field(DSL.name("counted", "owner"), String.class);
    private static final Field<Long> INSTANCES = DSL.field(DSL.name("counted", "instances"), Long.class);
    private static final Field<Long> CORES = DSL.field(DSL.name("counted", "cores"), Long.class);
    private static final Field<Long> RAM = DSL.field(DSL.name("counted", "ram"), Long.class);

    private UsageRules() {}

    /** Every project has its row; a user has one only where he is counted, and then it must be right. */
    static List<Violation> usagesOfServersCount(Tx tx) {
        Table<?> counted = byProject().unionAll(byUser()).asTable("counted");
        Condition missing = USAGES.PROJECT_ID.isNull().and(USER.eq(""));
        Condition wrong =
                USAGES.INSTANCES.ne(INSTANCES).or(USAGES.CORES.ne(CORES)).or(USAGES.RAM_MIB.ne(RAM));
        return tx.sql()
                .select(PROJECT, USER, INSTANCES, CORES, RAM, USAGES.INSTANCES, USAGES.CORES, USAGES.RAM_MIB)
                .from(counted)
                .leftJoin(USAGES)
                .on(USAGES.PROJECT_ID.eq(PROJECT))
                .and(USAGES.USER_ID.eq(USER))
                .where(missing.or(wrong))
                .orderBy(PROJECT, USER)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.USAGE_COUNTS,
                        name(row.value1(), row.value2()),
                        "usage says %s servers, %s cores, %s MiB; its servers are %d, %d, %d"
                                .formatted(
                                        row.value6(),
                                        row.value7(),
                                        row.value8(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5())));
    }

    private static String name(String project, String user) {
        return user.isEmpty() ? project : project + "/" + user;
    }

    private static Select<Record5<String, String, Integer, BigDecimal, BigDecimal>> byProject() {
        return DSL.select(
                        SERVERS.PROJECT_ID.as("project"),
                        DSL.inline("").as("owner"),
                        DSL.count().as("instances"),
                        DSL.sum(SERVERS.VCPUS).as("cores"),
                        DSL.sum(SERVERS.RAM_MIB).as("ram"))
                .from(SERVERS)
                .where(SERVERS.DELETED.eq(false))
                .groupBy(SERVERS.PROJECT_ID);
    }

    private static Select<Record5<String, String, Integer, BigDecimal, BigDecimal>> byUser() {
        return DSL.select(
                        SERVERS.PROJECT_ID,
                        SERVERS.USER_ID,
                        DSL.count(),
                        DSL.sum(SERVERS.VCPUS),
                        DSL.sum(SERVERS.RAM_MIB))
                .from(SERVERS)
                .where(SERVERS.DELETED.eq(false))
                .groupBy(SERVERS.PROJECT_ID, SERVERS.USER_ID);
    }

    static List<Violation> usagesWithoutServersAreZero(Tx tx) {
        return tx.sql()
                .select(USAGES.PROJECT_ID, USAGES.USER_ID, USAGES.INSTANCES, USAGES.CORES, USAGES.RAM_MIB)
                .from(USAGES)
                .where(USAGES.INSTANCES.ne(0L).or(USAGES.CORES.ne(0L)).or(USAGES.RAM_MIB.ne(0L)))
                .andNotExists(DSL.selectOne()
                        .from(SERVERS)
                        .where(SERVERS.PROJECT_ID.eq(USAGES.PROJECT_ID))
                        .and(USAGES.USER_ID.eq("").or(SERVERS.USER_ID.eq(USAGES.USER_ID)))
                        .and(SERVERS.DELETED.eq(false)))
                .orderBy(USAGES.PROJECT_ID, USAGES.USER_ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.USAGE_COUNTS,
                        name(row.value1(), row.value2()),
                        "usage says %d servers, %d cores, %d MiB; there is no server"
                                .formatted(row.value3(), row.value4(), row.value5())));
    }

    static List<Violation> membersExist(Tx tx) {
        return tx.sql()
                .select(SERVER_GROUP_MEMBERS.SERVER_ID, SERVER_GROUP_MEMBERS.GROUP_ID)
                .from(SERVER_GROUP_MEMBERS)
                .leftJoin(SERVERS)
                .on(SERVERS.ID.eq(SERVER_GROUP_MEMBERS.SERVER_ID))
                .where(SERVERS.ID.isNull().or(SERVERS.DELETED.eq(true)))
                .orderBy(SERVER_GROUP_MEMBERS.SERVER_ID)
                .limit(Audit.MAX_PER_RULE)
                .fetch(row -> new Violation(
                        Rule.MEMBER_EXISTS,
                        row.value1(),
                        "is a member of group %s and no server".formatted(row.value2())));
    }
}
