package nova.api.quota;

import java.util.Map;
import java.util.Optional;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.usage.QuotaStore;
import nova.db.usage.UsageStore;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaLimits;
import nova.model.quota.QuotaResource;

/** Sets limits: not below what is used unless forced, and those of users never above the project's. */
final class ChangeQuota {
    private final ApiContext context;
    private final QuotaStore quotas = new QuotaStore();
    private final UsageStore usages = new UsageStore();
    private final QuotaUse use = new QuotaUse();

    ChangeQuota(ApiContext context) {
        this.context = context;
    }

    QuotaLimits set(ProjectId project, Optional<UserId> user, QuotaBody wanted) {
        QuotaLimits configured = context.servers().quota().limits();
        return context.database().write("set quota", tx -> {
            if (!wanted.force()) {
                check(tx, project, user, wanted.limits());
            }
            boolean countsApart = user.isPresent() && !wanted.limits().isEmpty();
            if (countsApart && quotas.ownOfUser(tx, project, user.get()).isEmpty()) {
                usages.countUser(tx, project, user.get());
            }
            quotas.set(tx, project, user, wanted.limits());
            return of(tx, project, user, configured);
        });
    }

    QuotaLimits of(Tx tx, ProjectId project, Optional<UserId> user, QuotaLimits configured) {
        return user.map(id -> quotas.ofUser(tx, project, id, configured))
                .orElseGet(() -> quotas.ofProject(tx, project, configured));
    }

    void clear(ProjectId project, Optional<UserId> user) {
        context.database().change("clear quota", tx -> {
            quotas.clear(tx, project, user);
            usages.forgetUsers(tx, project, user);
        });
    }

    /**
     * The users of a project share out its limit: what one of them gets must leave what others have, and the project
     * keeps what it gave away.
     */
    private void check(Tx tx, ProjectId project, Optional<UserId> user, Map<QuotaResource, Long> wanted) {
        Map<QuotaResource, Long> used = use.of(tx, project, user);
        QuotaLimits ofProject =
                quotas.ofProject(tx, project, context.servers().quota().limits());
        Map<QuotaResource, Long> givenAway = quotas.givenToUsers(tx, project);
        Map<QuotaResource, Long> own =
                user.map(id -> quotas.ownOfUser(tx, project, id)).orElse(Map.of());
        wanted.forEach((resource, limit) -> {
            long given = givenAway.getOrDefault(resource, 0L);
            long inUse = used.getOrDefault(resource, 0L);
            long least = user.isPresent() || ofProject.of(resource) == QuotaLimits.UNLIMITED
                    ? inUse
                    : Math.max(given, inUse);
            if (endless(limit) < least) {
                throw bad("Quota limit %d for %s must be greater than or equal to already used and reserved %d."
                        .formatted(limit, resource.word(), least));
            }
            long most = user.isEmpty()
                    ? QuotaLimits.UNLIMITED
                    : most(ofProject.of(resource), given, own.getOrDefault(resource, 0L));
            if (endless(limit) > endless(most)) {
                throw bad("Quota limit %d for %s must be less than or equal to %d."
                        .formatted(limit, resource.word(), most));
            }
        });
    }

    /** What is left of the project's limit, and what the user has already. */
    private static long most(long ofProject, long givenAway, long own) {
        return ofProject == QuotaLimits.UNLIMITED || own == QuotaLimits.UNLIMITED
                ? QuotaLimits.UNLIMITED
                : ofProject - givenAway + own;
    }

    private static long endless(long limit) {
        return limit == QuotaLimits.UNLIMITED ? Long.MAX_VALUE : limit;
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
