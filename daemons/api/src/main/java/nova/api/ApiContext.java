package nova.api;

import static java.util.Objects.requireNonNull;

import nova.api.console.ConsoleConfig;
import nova.api.floating.FloatingConfig;
import nova.db.Database;
import nova.http.policy.Policy;
import nova.model.host.HostName;
import nova.openstack.identity.Identity;
import nova.openstack.image.Images;
import nova.openstack.network.Networks;
import nova.openstack.remote.RemoteServices;
import nova.rpc.contract.ComputeHost;
import nova.rpc.contract.Conductor;
import nova.runtime.port.Platform;
import nova.runtime.secret.Sealer;

/**
 * Everything the resources of the API share: where they read and write, whom they ask, who may. {@code host} is where
 * this API is, and what it does at once happens.
 */
public record ApiContext(
        Database database,
        ApiStores stores,
        Platform platform,
        Policy policy,
        Peers peers,
        Sealer sealer,
        ApiConfig config,
        ServerConfig servers,
        OperatorConfig operators,
        HostName host,
        FloatingConfig floating,
        ConsoleConfig consoles) {
    public ApiContext {
        requireNonNull(database, "database");
        requireNonNull(stores, "stores");
        requireNonNull(platform, "platform");
        requireNonNull(policy, "policy");
        requireNonNull(peers, "peers");
        requireNonNull(sealer, "sealer");
        requireNonNull(config, "config");
        requireNonNull(servers, "servers");
        requireNonNull(operators, "operators");
        requireNonNull(host, "host");
        requireNonNull(floating, "floating");
        requireNonNull(consoles, "consoles");
    }

    /** The other daemons and services the API talks to. */
    public record Peers(
            Conductor conductor,
            ComputeHost computeHosts,
            Images images,
            Networks networks,
            Identity identity,
            RemoteServices remote) {
        public Peers {
            requireNonNull(conductor, "conductor");
            requireNonNull(computeHosts, "computeHosts");
            requireNonNull(images, "images");
            requireNonNull(networks, "networks");
            requireNonNull(identity, "identity");
            requireNonNull(remote, "remote");
        }
    }
}
