package nova.db.usage;

import static nova.db.jooq.tables.QuotaClasses.QUOTA_CLASSES;
import static nova.db.jooq.tables.QuotaLimits.QUOTA_LIMITS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.quota.QuotaBounds;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;
import org.jooq.Condition;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Limits: of a user in a project, else of the project, else of the class {@code default}, else of the configuration.
 * What is used is in {@link UsageStore}.
 */
public final class QuotaStore {
    /** The class every project belongs to. */
    public static final String DEFAULT_CLASS = "default";

    /** Stands for the project as a whole in the user's column. */
    static final String WHOLE_PROJECT = "";

    /** What holds for projects without limits of their own. */
    public QuotaLimits defaults(Tx tx, QuotaLimits configured) {
        return configured.with(ofClass(tx, DEFAULT_CLASS));
    }

    public QuotaLimits ofProject(Tx tx, ProjectId project, QuotaLimits configured) {
        return defaults(tx, configured).with(own(tx, project, WHOLE_PROJECT));
    }

    /** A user's own limits over the project's. */
    public QuotaLimits ofUser(Tx tx, ProjectId project, UserId user, QuotaLimits configured) {
        return ofProject(tx, project, configured).with(own(tx, project, user.value()));
    }

    /** What a request of this user must keep within, in one statement. */
    public QuotaBounds bounds(Tx tx, ProjectId project, UserId user, QuotaLimits configured) {
        Map<QuotaResource, Long> ofClass = new EnumMap<>(QuotaResource.class);
        Map<QuotaResource, Long> ofProject = new EnumMap<>(QuotaResource.class);
        Map<QuotaResource, Long> ofUser = new EnumMap<>(QuotaResource.class);
        List<Map<QuotaResource, Long>> levels = List.of(ofClass, ofProject, ofUser);
        tx.sql()
                .select(DSL.inline(0), QUOTA_CLASSES.RESOURCE, QUOTA_CLASSES.HARD_LIMIT)
                .from(QUOTA_CLASSES)
                .where(QUOTA_CLASSES.CLASS_NAME.eq(DEFAULT_CLASS))
                .unionAll(DSL.select(DSL.inline(1), QUOTA_LIMITS.RESOURCE, QUOTA_LIMITS.HARD_LIMIT)
                        .from(QUOTA_LIMITS)
                        .where(at(project, WHOLE_PROJECT)))
                .unionAll(DSL.select(DSL.inline(2), QUOTA_LIMITS.RESOURCE, QUOTA_LIMITS.HARD_LIMIT)
                        .from(QUOTA_LIMITS)
                        .where(at(project, user.value())))
                .forEach(row -> QuotaResource.of(row.value2())
                        .ifPresent(resource -> levels.get(row.value1()).put(resource, row.value3())));
        QuotaLimits limits = configured.with(ofClass).with(ofProject);
        return new QuotaBounds(limits, ofUser.isEmpty() ? Optional.empty() : Optional.of(limits.with(ofUser)));
    }

    /** Only what was set for this user; empty means that nothing of his is counted apart. */
    public Map<QuotaResource, Long> ownOfUser(Tx tx, ProjectId project, UserId user) {
        return own(tx, project, user.value());
    }

    /** Sums of what was set for the users of a project; who has no limit counts for nothing. */
    public Map<QuotaResource, Long> givenToUsers(Tx tx, ProjectId project) {
        Map<QuotaResource, Long> given = new EnumMap<>(QuotaResource.class);
        tx.sql()
                .select(QUOTA_LIMITS.RESOURCE, QUOTA_LIMITS.HARD_LIMIT)
                .from(QUOTA_LIMITS)
                .where(QUOTA_LIMITS.PROJECT_ID.eq(project.value()))
                .and(QUOTA_LIMITS.USER_ID.ne(WHOLE_PROJECT))
                .and(QUOTA_LIMITS.HARD_LIMIT.gt(0L))
                .forEach(row -> QuotaResource.of(row.value1())
                        .ifPresent(resource -> given.merge(resource, row.value2(), Long::sum)));
        return given;
    }

    private static Map<QuotaResource, Long> own(Tx tx, ProjectId project, String user) {
        return limits(tx.sql()
                .select(QUOTA_LIMITS.RESOURCE, QUOTA_LIMITS.HARD_LIMIT)
                .from(QUOTA_LIMITS)
                .where(at(project, user))
                .fetch());
    }

    public Map<QuotaResource, Long> ofClass(Tx tx, String name) {
        return limits(tx.sql()
                .select(QUOTA_CLASSES.RESOURCE, QUOTA_CLASSES.HARD_LIMIT)
                .from(QUOTA_CLASSES)
                .where(QUOTA_CLASSES.CLASS_NAME.eq(name))
                .fetch());
    }

    /** Rows of resources that this release does not know are left alone. */
    private static Map<QuotaResource, Long> limits(Result<Record2<String, Long>> rows) {
        Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
        rows.forEach(row -> QuotaResource.of(row.value1()).ifPresent(resource -> limits.put(resource, row.value2())));
        return limits;
    }

    /** Sets limits of a project, or of a user in it; those not named stay. */
    public void set(Tx tx, ProjectId project, Optional<UserId> user, Map<QuotaResource, Long> limits) {
        String whose = user.map(UserId::value).orElse(WHOLE_PROJECT);
        limits.forEach((resource, limit) -> tx.sql()
                .insertInto(QUOTA_LIMITS)
                .set(QUOTA_LIMITS.PROJECT_ID, project.value())
                .set(QUOTA_LIMITS.USER_ID, whose)
                .set(QUOTA_LIMITS.RESOURCE, resource.word())
                .set(QUOTA_LIMITS.HARD_LIMIT, limit)
                .onDuplicateKeyUpdate()
                .set(QUOTA_LIMITS.HARD_LIMIT, limit)
                .execute());
    }

    public void setClass(Tx tx, String name, Map<QuotaResource, Long> limits) {
        limits.forEach((resource, limit) -> tx.sql()
                .insertInto(QUOTA_CLASSES)
                .set(QUOTA_CLASSES.CLASS_NAME, name)
                .set(QUOTA_CLASSES.RESOURCE, resource.word())
                .set(QUOTA_CLASSES.HARD_LIMIT, limit)
                .onDuplicateKeyUpdate()
                .set(QUOTA_CLASSES.HARD_LIMIT, limit)
                .execute());
    }

    /** Back to the defaults: a user's limits, or the project's with those of all its users. */
    public void clear(Tx tx, ProjectId project, Optional<UserId> user) {
        Condition which = user.map(id -> at(project, id.value())).orElse(QUOTA_LIMITS.PROJECT_ID.eq(project.value()));
        tx.sql().deleteFrom(QUOTA_LIMITS).where(which).execute();
    }

    private static Condition at(ProjectId project, String user) {
        return QUOTA_LIMITS.PROJECT_ID.eq(project.value()).and(QUOTA_LIMITS.USER_ID.eq(user));
    }
}
