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

/** Sets limits: not below what is used unless forced, and a user's never above the project's. */
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

    private void check(Tx tx, ProjectId project, Optional<UserId> user, Map<QuotaResource, Long> wanted) {
        Map<QuotaResource, Long> used = use.of(tx, project, user);
        QuotaLimits ofProject =
                quotas.ofProject(tx, project, context.servers().quota().limits());
        wanted.forEach((resource, limit) -> {
            long least = used.getOrDefault(resource, 0L);
            if (endless(limit) < least) {
                throw bad("Quota limit %d for %s must be greater than or equal to already used and reserved %d."
                        .formatted(limit, resource.word(), least));
            }
            if (user.isPresent() && endless(limit) > endless(ofProject.of(resource))) {
                throw bad("Quota limit %d for %s must be less than or equal to %d."
                        .formatted(limit, resource.word(), ofProject.of(resource)));
            }
        });
    }

    private static long endless(long limit) {
        return limit == QuotaLimits.UNLIMITED ? Long.MAX_VALUE : limit;
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
