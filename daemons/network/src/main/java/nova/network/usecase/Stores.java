package nova.network.usecase;

import nova.db.Database;
import nova.network.store.FloatingIpStore;
import nova.network.store.GroupStore;
import nova.network.store.NetworkStore;
import nova.network.store.PortStore;
import nova.network.store.QuotaStore;
import nova.network.store.RouterStore;
import nova.network.store.SignalStore;
import nova.network.store.SubnetStore;

/** The tables of the network service and the way to them. */
public record Stores(
        Database database,
        NetworkStore networks,
        SubnetStore subnets,
        PortStore ports,
        GroupStore groups,
        RouterStore routers,
        FloatingIpStore floatingIps,
        QuotaStore quotas,
        SignalStore signals) {
    public static Stores on(Database database) {
        return new Stores(
                database,
                new NetworkStore(),
                new SubnetStore(),
                new PortStore(),
                new GroupStore(),
                new RouterStore(),
                new FloatingIpStore(),
                new QuotaStore(),
                new SignalStore());
    }
}
