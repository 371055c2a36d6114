package nova.db.usage;

import static nova.db.jooq.tables.Servers.SERVERS;
import static nova.db.jooq.tables.Usages.USAGES;
import static nova.db.usage.QuotaStore.WHOLE_PROJECT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaBounds;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;
import nova.model.quota.Shortage;
import nova.model.quota.Usage;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * What projects use: one row each, and one per user only where that user has limits of his own. Changed by one guarded
 * UPDATE with the limit in its WHERE, as the last statement of a transaction, so that the row is locked shortest
 * (design.md §12). Never recounted in the path; the audit compares.
 */
public final class UsageStore {
    /** A guard that fails although there is room means that a row came or a server went meanwhile: look again. */
    private static final int MAX_TRIES = 5;

    private static final List<QuotaResource> COUNTED =
            List.of(QuotaResource.INSTANCES, QuotaResource.CORES, QuotaResource.RAM);

    /**
     * Takes {@code amount} for a project, and for the user where he is counted apart, if the limits leave it. Call it
     * after the servers were written and last in the transaction. Shortages mean: throw, so that all is rolled back. A
     * negative limit is none.
     */
    public List<Shortage> take(Tx tx, ProjectId project, UserId user, Usage amount, QuotaBounds bounds) {
        List<Shortage> shortages = take(tx, project, WHOLE_PROJECT, amount, bounds.project());
        if (!shortages.isEmpty() || bounds.user().isEmpty()) {
            return shortages;
        }
        QuotaLimits own = bounds.user().get();
        if (!exists(tx, project, user.value())) {
            countUser(tx, project, user);
            Usage before = usage(tx, project, user.value()).plus(amount.negated());
            return shortages(before, amount, own);
        }
        return take(tx, project, user.value(), amount, own);
    }

    private static List<Shortage> take(Tx tx, ProjectId project, String user, Usage amount, QuotaLimits limits) {
        for (int i = 0; i < MAX_TRIES; i++) {
            if (add(tx, project, user, amount, limits)) {
                return List.of();
            }
            boolean counted = exists(tx, project, user);
            List<Shortage> shortages = shortages(usage(tx, project, user), amount, limits);
            if (counted && !shortages.isEmpty()) {
                return shortages;
            }
            begin(tx, project, user);
        }
        throw new NovaException(ErrorCode.CONFLICT, "the usage of project " + project + " changes too fast: try again");
    }

    /** Makes the row of counts where there is none; somebody else may be first. */
    private static void begin(Tx tx, ProjectId project, String user) {
        tx.sql()
                .insertInto(USAGES)
                .set(USAGES.PROJECT_ID, project.value())
                .set(USAGES.USER_ID, user)
                .set(USAGES.INSTANCES, 0L)
                .set(USAGES.CORES, 0L)
                .set(USAGES.RAM_MIB, 0L)
                .onDuplicateKeyIgnore()
                .execute();
    }

    private static boolean add(Tx tx, ProjectId project, String user, Usage amount, QuotaLimits limits) {
        Condition guard = at(project, user)
                .and(leaves(USAGES.INSTANCES, amount.instances(), limits.of(QuotaResource.INSTANCES)))
                .and(leaves(USAGES.CORES, amount.cores(), limits.of(QuotaResource.CORES)))
                .and(leaves(USAGES.RAM_MIB, amount.ramMib(), limits.of(QuotaResource.RAM)));
        return tx.sql()
                        .update(USAGES)
                        .set(USAGES.INSTANCES, USAGES.INSTANCES.plus(amount.instances()))
                        .set(USAGES.CORES, USAGES.CORES.plus(amount.cores()))
                        .set(USAGES.RAM_MIB, USAGES.RAM_MIB.plus(amount.ramMib()))
                        .where(guard)
                        .execute()
                == 1;
    }

    private static Condition leaves(TableField<?, Long> used, long amount, long limit) {
        return limit < 0 || amount <= 0 ? DSL.noCondition() : used.le(limit - amount);
    }

    private static List<Shortage> shortages(Usage used, Usage amount, QuotaLimits limits) {
        List<Shortage> shortages = new ArrayList<>();
        for (QuotaResource resource : COUNTED) {
            long limit = limits.of(resource);
            if (limit >= 0 && amount.of(resource) > 0 && used.of(resource) + amount.of(resource) > limit) {
                shortages.add(new Shortage(resource, amount.of(resource), used.of(resource), limit));
            }
        }
        return shortages;
    }

    public Usage ofProject(Tx tx, ProjectId project) {
        return usage(tx, project, WHOLE_PROJECT);
    }

    /** From the user's row where he is counted, else counted now. */
    public Usage ofUser(Tx tx, ProjectId project, UserId user) {
        return exists(tx, project, user.value()) ? usage(tx, project, user.value()) : counted(tx, project, user);
    }

    /**
     * Starts counting a user apart, from the servers he has; when he is given limits of his own. Takes the project's row
     * first: everything that counts waits for it.
     */
    public void countUser(Tx tx, ProjectId project, UserId user) {
        take(tx, project, WHOLE_PROJECT, Usage.NONE, new QuotaLimits(Map.of()));
        Usage now = counted(tx, project, user);
        tx.sql()
                .insertInto(USAGES)
                .set(USAGES.PROJECT_ID, project.value())
                .set(USAGES.USER_ID, user.value())
                .set(USAGES.INSTANCES, now.instances())
                .set(USAGES.CORES, now.cores())
                .set(USAGES.RAM_MIB, now.ramMib())
                .onDuplicateKeyIgnore()
                .execute();
    }

    /** Stops counting a user apart; an absent user means all of the project's. */
    public void forgetUsers(Tx tx, ProjectId project, Optional<UserId> user) {
        tx.sql()
                .deleteFrom(USAGES)
                .where(USAGES.PROJECT_ID.eq(project.value()))
                .and(user.map(id -> USAGES.USER_ID.eq(id.value())).orElse(USAGES.USER_ID.ne(WHOLE_PROJECT)))
                .execute();
    }

    private static Usage counted(Tx tx, ProjectId project, UserId user) {
        return tx.sql()
                .select(
                        DSL.count(),
                        DSL.coalesce(DSL.sum(SERVERS.VCPUS), DSL.inline(0)),
                        DSL.coalesce(DSL.sum(SERVERS.RAM_MIB), DSL.inline(0)))
                .from(SERVERS)
                .where(SERVERS.PROJECT_ID.eq(project.value()))
                .and(SERVERS.USER_ID.eq(user.value()))
                .and(SERVERS.DELETED.eq(false))
                .fetchSingle(row -> new Usage(
                        row.value1(), row.value2().longValue(), row.value3().longValue()));
    }

    private static boolean exists(Tx tx, ProjectId project, String user) {
        return tx.sql().fetchExists(DSL.selectOne().from(USAGES).where(at(project, user)));
    }

    private static Usage usage(Tx tx, ProjectId project, String user) {
        return tx.sql()
                .select(USAGES.INSTANCES, USAGES.CORES, USAGES.RAM_MIB)
                .from(USAGES)
                .where(at(project, user))
                .fetchOptional(row -> new Usage(row.value1(), row.value2(), row.value3()))
                .orElse(Usage.NONE);
    }

    private static Condition at(ProjectId project, String user) {
        return USAGES.PROJECT_ID.eq(project.value()).and(USAGES.USER_ID.eq(user));
    }
}
