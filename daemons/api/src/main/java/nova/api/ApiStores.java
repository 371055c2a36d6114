package nova.api;

import static java.util.Objects.requireNonNull;

import nova.db.action.ActionStore;
import nova.db.explain.ExplanationStore;
import nova.db.flavor.FlavorStore;
import nova.db.host.HostStatusStore;
import nova.db.keypair.KeypairStore;
import nova.db.operation.OperationStore;
import nova.db.server.ServerEditStore;
import nova.db.server.ServerRequestStore;
import nova.db.server.ServerStore;
import nova.db.usage.QuotaStore;
import nova.db.usage.UsageStore;

/** The stores the API's resources share. */
public record ApiStores(
        ServerStore servers,
        ServerEditStore edits,
        ServerRequestStore requests,
        HostStatusStore hosts,
        FlavorStore flavors,
        KeypairStore keypairs,
        QuotaStore quotas,
        UsageStore usages,
        ActionStore actions,
        ExplanationStore explanations,
        OperationStore operations) {
    public ApiStores {
        requireNonNull(servers, "servers");
        requireNonNull(edits, "edits");
        requireNonNull(requests, "requests");
        requireNonNull(hosts, "hosts");
        requireNonNull(flavors, "flavors");
        requireNonNull(keypairs, "keypairs");
        requireNonNull(quotas, "quotas");
        requireNonNull(usages, "usages");
        requireNonNull(actions, "actions");
        requireNonNull(explanations, "explanations");
        requireNonNull(operations, "operations");
    }

    public static ApiStores of(OperationStore operations) {
        return new ApiStores(
                new ServerStore(),
                new ServerEditStore(),
                new ServerRequestStore(),
                new HostStatusStore(),
                new FlavorStore(),
                new KeypairStore(),
                new QuotaStore(),
                new UsageStore(),
                new ActionStore(),
                new ExplanationStore(),
                operations);
    }
}
