package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.openstack.identity.HttpIdentity;
import nova.openstack.identity.IdentityConfig;
import nova.openstack.image.HttpImages;
import nova.openstack.image.Images;
import nova.openstack.network.HttpNetworks;
import nova.openstack.network.Networks;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;

/** The services Nova asks, all found through one catalog and spoken to through one client. */
public record OpenStack(HttpIdentity identity, Images images, Networks networks) {
    /** What a process must load to use {@link #open}. */
    public static final List<ConfigGroup<?>> GROUPS =
            List.of(IdentityConfig.GROUP, ServiceConfig.GLANCE, ServiceConfig.NEUTRON);

    public OpenStack {
        requireNonNull(identity, "identity");
        requireNonNull(images, "images");
        requireNonNull(networks, "networks");
    }

    /** Connects nothing yet: each service is looked up when it is first asked. */
    public static OpenStack open(Daemon daemon) {
        RestClient client = daemon.life().add("http client", new RestClient(daemon.platform(), RestLimits.DEFAULTS));
        HttpIdentity identity = new HttpIdentity(daemon.config(IdentityConfig.GROUP), client, daemon.platform());
        return new OpenStack(
                identity,
                new HttpImages(new Service("image", identity, client, daemon.config(ServiceConfig.GLANCE))),
                new HttpNetworks(new Service("network", identity, client, daemon.config(ServiceConfig.NEUTRON))));
    }
}
