package nova.network.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** A place on a network where something can be plugged in. */
public record Port(
        String id,
        String network,
        String project,
        Label label,
        String mac,
        boolean adminUp,
        Device device,
        Binding binding,
        List<Address> addresses,
        List<String> groups,
        Instant createdAt,
        Instant updatedAt) {
    public Port {
        requireNonNull(id, "id");
        requireNonNull(network, "network");
        requireNonNull(project, "project");
        requireNonNull(label, "label");
        requireNonNull(mac, "mac");
        requireNonNull(device, "device");
        requireNonNull(binding, "binding");
        addresses = List.copyOf(addresses);
        groups = List.copyOf(groups);
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }

    public Port bound(Binding next) {
        return new Port(
                id, network, project, label, mac, adminUp, device, next, addresses, groups, createdAt, updatedAt);
    }

    public Port having(List<Address> given, List<String> inGroups) {
        return new Port(
                id, network, project, label, mac, adminUp, device, binding, given, inGroups, createdAt, updatedAt);
    }

    public Port withMac(String other) {
        return new Port(
                id, network, project, label, other, adminUp, device, binding, addresses, groups, createdAt, updatedAt);
    }

    public record Label(String name, String description) {
        public Label {
            requireNonNull(name, "name");
            requireNonNull(description, "description");
        }
    }

    /** What is plugged in: the id of a server and {@code compute:nova}; both empty when nothing is. */
    public record Device(String id, String owner) {
        public static final Device NONE = new Device("", "");

        public Device {
            requireNonNull(id, "id");
            requireNonNull(owner, "owner");
        }
    }

    /** Where it is plugged in and how; {@code host} and {@code bridge} may be empty. */
    public record Binding(String host, String vifType, String bridge) {
        public static final Binding NONE = new Binding("", "unbound", "");

        public Binding {
            requireNonNull(host, "host");
            requireNonNull(vifType, "vifType");
            requireNonNull(bridge, "bridge");
        }

        public boolean isPlugged() {
            return vifType.equals("bridge") || vifType.equals("user");
        }
    }

    public record Address(String subnet, String ip) {
        public Address {
            requireNonNull(subnet, "subnet");
            requireNonNull(ip, "ip");
        }
    }
}
