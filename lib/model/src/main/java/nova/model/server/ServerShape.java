package nova.model.server;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.flavor.Flavor;
import nova.model.image.ImageId;

/**
 * What a server is made of: the flavor as it was at boot, the image (absent when booted from a volume) and the image's
 * properties as they were at boot.
 */
public record ServerShape(
        Flavor flavor,
        Optional<ImageId> image,
        Map<String, String> imageProperties,
        String rootDeviceName,
        boolean configDrive) {
    public ServerShape {
        requireNonNull(flavor, "flavor");
        requireNonNull(image, "image");
        imageProperties = java.util.Collections.unmodifiableMap(new TreeMap<>(imageProperties));
        requireNonNull(rootDeviceName, "rootDeviceName");
    }
}
