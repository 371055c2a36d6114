package nova.model.guest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.model.flavor.Flavor;
import nova.model.image.ImageId;
import nova.model.network.Vif;
import nova.model.server.ServerId;

/**
 * A guest as it should be; the domain is always rendered from it, never edited. {@code image} is absent only for a
 * guest on volumes. {@code guestName} is the hypervisor's name for it (from {@code instance_name_template}).
 */
public record GuestSpec(
        ServerId server,
        String guestName,
        String displayName,
        Owner owner,
        Flavor flavor,
        Optional<GuestImage> image,
        List<Vif> vifs,
        Optional<GuestConfig> config) {
    public GuestSpec {
        requireNonNull(server, "server");
        requireNonNull(guestName, "guestName");
        requireNonNull(displayName, "displayName");
        requireNonNull(owner, "owner");
        requireNonNull(flavor, "flavor");
        requireNonNull(image, "image");
        vifs = List.copyOf(vifs);
        requireNonNull(config, "config");
    }

    /** Whose guest it is, for the metadata in the domain. */
    public record Owner(ProjectId project, UserId user) {
        public Owner {
            requireNonNull(project, "project");
            requireNonNull(user, "user");
        }
    }

    /** The image it boots from; {@code properties} are the image's, such as hw_disk_bus, kernel_id, os_command_line. */
    public record GuestImage(ImageId id, String diskFormat, int minDiskGib, Map<String, String> properties) {
        public GuestImage {
            requireNonNull(id, "id");
            requireNonNull(diskFormat, "diskFormat");
            properties = java.util.Collections.unmodifiableMap(new TreeMap<>(properties));
        }
    }

    /** Content of the config drive: path below {@code openstack/latest} to text. Absent when none is wanted. */
    public record GuestConfig(Map<String, String> files) {
        public GuestConfig {
            files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
        }
    }
}
