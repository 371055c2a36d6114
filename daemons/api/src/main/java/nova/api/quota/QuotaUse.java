package nova.api.quota;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import nova.db.Tx;
import nova.db.group.ServerGroupStore;
import nova.db.keypair.KeypairStore;
import nova.db.usage.UsageStore;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.quota.QuotaResource;
import nova.model.quota.Usage;

/** What a project, or a user in it, uses of each limit. */
public final class QuotaUse {
    private final UsageStore usages = new UsageStore();
    private final KeypairStore keypairs = new KeypairStore();
    private final ServerGroupStore groups = new ServerGroupStore();

    public Map<QuotaResource, Long> of(Tx tx, ProjectId project, Optional<UserId> user) {
        Usage usage = user.map(id -> usages.ofUser(tx, project, id)).orElseGet(() -> usages.ofProject(tx, project));
        Map<QuotaResource, Long> used = new EnumMap<>(QuotaResource.class);
        used.put(QuotaResource.INSTANCES, usage.instances());
        used.put(QuotaResource.CORES, usage.cores());
        used.put(QuotaResource.RAM, usage.ramMib());
        used.put(QuotaResource.SERVER_GROUPS, (long) groups.count(tx, project, user));
        user.ifPresent(id -> used.put(QuotaResource.KEY_PAIRS, (long) keypairs.count(tx, id)));
        return used;
    }
}
