package nova.network.usecase;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.network.store.Port;

/** What a client wants of a new or an existing port; what is absent is chosen or left as it is. */
public record PortOrder(
        Optional<String> name,
        Optional<String> description,
        Optional<String> mac,
        Optional<Boolean> adminUp,
        Optional<String> deviceId,
        Optional<String> deviceOwner,
        Optional<String> host,
        Optional<List<AddressWish>> fixedIps,
        Optional<List<String>> groups) {
    public PortOrder {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(mac, "mac");
        requireNonNull(adminUp, "adminUp");
        requireNonNull(deviceId, "deviceId");
        requireNonNull(deviceOwner, "deviceOwner");
        requireNonNull(host, "host");
        fixedIps = fixedIps.map(List::copyOf);
        groups = groups.map(List::copyOf);
    }

    /** A port for this device; all else is chosen. */
    static PortOrder of(Port.Device device) {
        return new PortOrder(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(device.id()),
                Optional.of(device.owner()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** An address, or any of a subnet, or both. */
    public record AddressWish(Optional<String> subnet, Optional<String> ip) {
        public AddressWish {
            requireNonNull(subnet, "subnet");
            requireNonNull(ip, "ip");
        }
    }

    /** The port with the parts that need no search changed. */
    Port appliedTo(Port port) {
        return new Port(
                port.id(),
                port.network(),
                port.project(),
                new Port.Label(
                        name.orElse(port.label().name()),
                        description.orElse(port.label().description())),
                mac.orElse(port.mac()),
                adminUp.orElse(port.adminUp()),
                new Port.Device(
                        deviceId.orElse(port.device().id()),
                        deviceOwner.orElse(port.device().owner())),
                port.binding(),
                port.addresses(),
                groups.orElse(port.groups()),
                port.createdAt(),
                port.updatedAt());
    }
}
