package nova.compute;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestSpec;
import nova.model.guest.GuestSpec.GuestImage;
import nova.model.guest.GuestSpec.Owner;
import nova.model.image.ImageId;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;
import nova.model.operation.GuestOrder;
import nova.model.operation.OperationId;
import nova.model.operation.StepRef;
import nova.model.server.ServerId;
import nova.rpc.contract.ComputeHost.StepOrder;

/** Orders for the tests. */
final class Orders {
    private Orders() {}

    static GuestSpec guest(String server) {
        Flavor flavor = new Flavor(
                new FlavorId("1"),
                "m1.tiny",
                Optional.empty(),
                new FlavorSize(1, 512, 1, 0, 0, 1.0),
                true,
                false,
                Map.of());
        Vif vif = new Vif(
                new PortId("port-" + server),
                new NetworkId("net"),
                "private",
                "fa:16:3e:00:00:01",
                List.of(new FixedIp("10.0.0.5", 4, 24, Optional.of("10.0.0.1"))),
                new VifPlug("bridge", "tap1", "br0", 1500),
                true);
        return new GuestSpec(
                new ServerId(server),
                "instance-" + server,
                "web-" + server,
                new Owner(new ProjectId("p"), new UserId("u")),
                flavor,
                Optional.of(new GuestImage(new ImageId("image"), "qcow2", 0, Map.of())),
                List.of(vif),
                Optional.empty());
    }

    static StepRef step(String operation, String server, int sequence, int attempt) {
        return new StepRef(new OperationId(operation), new ServerId(server), sequence, attempt);
    }

    static StepOrder build(String server) {
        return new StepOrder(step("build-" + server, server, 3, 1), new GuestOrder.Build(guest(server)));
    }

    static StepOrder order(String operation, GuestOrder order) {
        return new StepOrder(step(operation, order.server().value(), 0, 1), order);
    }
}
