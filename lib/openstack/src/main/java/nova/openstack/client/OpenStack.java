package nova.openstack.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.openstack.compute.HttpServerEvents;
import nova.openstack.compute.ServerEvents;
import nova.openstack.identity.HttpIdentity;
import nova.openstack.identity.IdentityConfig;
import nova.openstack.image.HttpImages;
import nova.openstack.image.Images;
import nova.openstack.network.HttpNetworks;
import nova.openstack.network.Networks;
import nova.openstack.remote.Documents;
import nova.openstack.remote.HttpRemoteService;
import nova.openstack.remote.RemoteServices;
import nova.runtime.config.ConfigGroup;
import nova.runtime.daemon.Daemon;

/** The services Nova asks, all found through one catalog and spoken to through one client. */
public record OpenStack(
        HttpIdentity identity, Images images, Networks networks, RemoteServices remote, ServerEvents compute) {
    /** What a process must load to use {@link #open}. */
    public static final List<ConfigGroup<?>> GROUPS = List.of(
            IdentityConfig.GROUP,
            ServiceConfig.GLANCE,
            ServiceConfig.NEUTRON,
            ServiceConfig.CINDER,
            ServiceConfig.IRONIC);

    public OpenStack {
        requireNonNull(identity, "identity");
        requireNonNull(images, "images");
        requireNonNull(networks, "networks");
        requireNonNull(remote, "remote");
        requireNonNull(compute, "compute");
    }

    /** Connects nothing yet: each service is looked up when it is first asked. */
    public static OpenStack open(Daemon daemon) {
        RestClient client = daemon.life().add("http client", new RestClient(daemon.platform(), RestLimits.DEFAULTS));
        HttpIdentity identity = new HttpIdentity(daemon.config(IdentityConfig.GROUP), client, daemon.platform());
        Service image = new Service("image", identity, client, daemon.config(ServiceConfig.GLANCE));
        Service network = new Service("network", identity, client, daemon.config(ServiceConfig.NEUTRON));
        Service volume = new Service("volumev3", identity, client, daemon.config(ServiceConfig.CINDER));
        Service bareMetal = new Service("baremetal", identity, client, daemon.config(ServiceConfig.IRONIC));
        RemoteServices remote = new RemoteServices(
                documents("image", image),
                documents("network", network),
                documents("volume", volume),
                documents("bare metal", bareMetal));
        // Nova's neighbours find it where they are themselves.
        ServiceConfig neighbour = daemon.config(ServiceConfig.NEUTRON).withoutOverride();
        HttpServerEvents compute = new HttpServerEvents(new Service("compute", identity, client, neighbour));
        return new OpenStack(identity, new HttpImages(image), new HttpNetworks(network), remote, compute);
    }

    private static Documents documents(String name, Service service) {
        return new Documents(name, new HttpRemoteService(service));
    }
}
