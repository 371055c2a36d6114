package nova.api.server.create;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.flavor.FlavorId;
import nova.model.image.ImageId;
import nova.model.operation.OperationSecrets.InjectedFile;

/** What a request to create servers asks for, decoded; nothing in it was looked up yet. */
public record CreateServerOrder(Naming naming, Shape shape, Login login, Wiring wiring, Placing placing, Count count) {
    public CreateServerOrder {
        requireNonNull(naming, "naming");
        requireNonNull(shape, "shape");
        requireNonNull(login, "login");
        requireNonNull(wiring, "wiring");
        requireNonNull(placing, "placing");
        requireNonNull(count, "count");
    }

    public record Naming(
            String name,
            Optional<String> description,
            Optional<String> hostname,
            Map<String, String> metadata,
            List<String> tags) {
        public Naming {
            requireNonNull(name, "name");
            requireNonNull(description, "description");
            requireNonNull(hostname, "hostname");
            metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
            tags = List.copyOf(tags);
        }
    }

    public record Shape(
            FlavorId flavor,
            Optional<ImageId> image,
            boolean configDrive,
            Optional<String> diskConfig,
            List<String> trustedCertificates,
            boolean blockDevices) {
        public Shape {
            requireNonNull(flavor, "flavor");
            requireNonNull(image, "image");
            requireNonNull(diskConfig, "diskConfig");
            trustedCertificates = List.copyOf(trustedCertificates);
        }
    }

    public record Login(
            Optional<String> keyName,
            Optional<String> userData,
            Optional<String> accessIpV4,
            Optional<String> accessIpV6,
            Optional<String> adminPassword,
            List<InjectedFile> files) {
        public Login {
            requireNonNull(keyName, "keyName");
            requireNonNull(userData, "userData");
            requireNonNull(accessIpV4, "accessIpV4");
            requireNonNull(accessIpV6, "accessIpV6");
            requireNonNull(adminPassword, "adminPassword");
            files = List.copyOf(files);
        }

        @Override
        public String toString() {
            return "Login[keyName=" + keyName + "]";
        }
    }

    /** {@code securityGroups} are names or ids, in order, without repetition. */
    public record Wiring(NetworkWish networks, List<String> securityGroups) {
        public Wiring {
            requireNonNull(networks, "networks");
            securityGroups = List.copyOf(securityGroups);
        }

        /** The groups the ports will be in; none without ports. */
        public List<String> groupNames() {
            if (networks instanceof NetworkWish.None) {
                return List.of();
            }
            return securityGroups.isEmpty() ? List.of("default") : securityGroups;
        }
    }

    /** Which networks: what there is, none, or these. */
    public sealed interface NetworkWish {
        /** The only network the project may use; {@code must} refuses when there is none. */
        record Any(boolean must) implements NetworkWish {}

        record None() implements NetworkWish {}

        record These(List<Interface> interfaces) implements NetworkWish {
            public These {
                interfaces = List.copyOf(interfaces);
            }
        }
    }

    /** Either a port or a network is given. */
    public record Interface(
            Optional<String> port, Optional<String> network, Optional<String> fixedIp, Optional<String> tag) {}

    public record Placing(
            Optional<String> zone,
            Optional<String> forcedHost,
            Optional<String> forcedNode,
            Optional<String> requestedHost,
            Optional<String> requestedNode,
            Map<String, List<String>> hints) {
        public Placing {
            requireNonNull(zone, "zone");
            requireNonNull(forcedHost, "forcedHost");
            requireNonNull(forcedNode, "forcedNode");
            requireNonNull(requestedHost, "requestedHost");
            requireNonNull(requestedNode, "requestedNode");
            hints = Collections.unmodifiableMap(new TreeMap<>(hints));
        }
    }

    /** {@code onlyReservation} answers the reservation id instead of the first server. */
    public record Count(int min, int max, boolean onlyReservation) {}
}
