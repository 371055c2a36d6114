package nova.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorSize;
import nova.model.guest.GuestSpec;
import nova.model.image.ImageId;
import nova.model.network.FixedIp;
import nova.model.network.NetworkId;
import nova.model.network.PortId;
import nova.model.network.Vif;
import nova.model.network.VifPlug;
import nova.model.server.ServerId;

/** Ordered guests for tests, changed step by step: {@code Guests.small().with(userNetwork()).withConfig(…).spec()}. */
final class Guests {
    static final ServerId SERVER = new ServerId("6f70656e-7374-4163-8b6e-6f7661000001");
    static final ImageId IMAGE = new ImageId("9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d");

    private FlavorSize size = new FlavorSize(1, 128, 0, 0, 0, 1.0);
    private final Map<String, String> extraSpecs = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private final List<Vif> vifs = new ArrayList<>();
    private String diskFormat = "qcow2";
    private String displayName = "web";
    private Optional<GuestSpec.GuestConfig> config = Optional.empty();

    private Guests() {}

    static Guests small() {
        return new Guests();
    }

    Guests size(int vcpus, int ramMib, int rootGib, int ephemeralGib, int swapMib) {
        size = new FlavorSize(vcpus, ramMib, rootGib, ephemeralGib, swapMib, 1.0);
        return this;
    }

    Guests named(String name) {
        displayName = name;
        return this;
    }

    Guests extraSpec(String key, String value) {
        extraSpecs.put(key, value);
        return this;
    }

    Guests property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    Guests format(String format) {
        diskFormat = format;
        return this;
    }

    Guests with(Vif vif) {
        vifs.add(vif);
        return this;
    }

    Guests withConfig(Map<String, String> files) {
        config = Optional.of(new GuestSpec.GuestConfig(files));
        return this;
    }

    GuestSpec spec() {
        return new GuestSpec(
                SERVER,
                "instance-0000002a",
                displayName,
                new GuestSpec.Owner(new ProjectId("0a1b2c3d4e5f60718293a4b5c6d7e8f9"), new UserId("f9e8d7c6b5a4")),
                new Flavor(new FlavorId("42"), "m1.nano", Optional.empty(), size, true, false, extraSpecs),
                Optional.of(new GuestSpec.GuestImage(IMAGE, diskFormat, 0, properties)),
                vifs,
                config);
    }

    static Vif userNetwork(String address) {
        return vif(address, new VifPlug("user", "", "", 0));
    }

    static Vif onBridge(String address, String bridge, String device) {
        return vif(address, new VifPlug("bridge", device, bridge, 1450));
    }

    private static Vif vif(String address, VifPlug plug) {
        return new Vif(
                new PortId("c0ffee00-0000-4000-8000-000000000001"),
                new NetworkId("deadbeef-0000-4000-8000-000000000002"),
                "private",
                "fa:16:3e:12:34:56",
                List.of(new FixedIp(address, 4, 24, Optional.of("10.5.0.1"))),
                plug,
                true);
    }
}
