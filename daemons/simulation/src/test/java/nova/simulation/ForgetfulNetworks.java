package nova.simulation;

import java.util.List;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.host.HostName;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.server.ServerId;
import nova.openstack.Authority;
import nova.openstack.network.Network;
import nova.openstack.network.Networks;
import nova.openstack.network.Port;
import nova.openstack.network.PortWish;
import nova.openstack.network.SecurityGroup;

/** A network client whose repeat of a creation makes a second port: it names each one anew. */
final class ForgetfulNetworks implements Networks {
    private final Networks inner;
    private int made;

    ForgetfulNetworks(Networks inner) {
        this.inner = inner;
    }

    @Override
    public Vif findOrCreatePort(PortWish wish) {
        return inner.findOrCreatePort(new PortWish(
                wish.server(),
                1000 + made++,
                wish.project(),
                wish.network(),
                wish.host(),
                wish.fixedIp(),
                wish.macAddress(),
                wish.securityGroupIds()));
    }

    @Override
    public int portsLeft(Authority authority, ProjectId project) {
        return inner.portsLeft(authority, project);
    }

    @Override
    public List<Network> availableTo(Authority authority, ProjectId project) {
        return inner.availableTo(authority, project);
    }

    @Override
    public Optional<Network> find(Authority authority, NetworkId network) {
        return inner.find(authority, network);
    }

    @Override
    public Optional<Port> findPort(Authority authority, PortId port) {
        return inner.findPort(authority, port);
    }

    @Override
    public List<Port> portsOf(ServerId server) {
        return inner.portsOf(server);
    }

    @Override
    public List<Vif> interfacesOf(ServerId server) {
        return inner.interfacesOf(server);
    }

    @Override
    public List<SecurityGroup> securityGroups(Authority authority, ProjectId project, String nameOrId) {
        return inner.securityGroups(authority, project, nameOrId);
    }

    @Override
    public Vif takePort(PortId port, ServerId server, HostName host) {
        return inner.takePort(port, server, host);
    }

    @Override
    public Vif bindPort(PortId port, HostName host) {
        return inner.bindPort(port, host);
    }

    @Override
    public void releasePort(PortId port, ServerId server) {
        inner.releasePort(port, server);
    }

    @Override
    public void deletePort(PortId port) {
        inner.deletePort(port);
    }
}
