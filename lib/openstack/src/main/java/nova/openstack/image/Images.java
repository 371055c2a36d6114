package nova.openstack.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.openstack.Authority;

/**
 * What Nova asks the image service. Blocking; a {@code NovaException} with UNAVAILABLE or TIMEOUT when it cannot be
 * reached, FORBIDDEN or UNAUTHORIZED when it refuses the authority.
 */
public interface Images {
    /** The image as this authority sees it; empty when it does not exist or is hidden from it. */
    Optional<ImageRecord> find(Authority authority, ImageId image);

    /**
     * The image's bytes, from the beginning. The caller closes the stream; it fails with an IOException when the
     * connection breaks. NOT_FOUND when the image is gone, CONFLICT when it has no data yet.
     */
    InputStream open(Authority authority, ImageId image) throws IOException;

    /** Deletes the image record and its data. An image that is already gone is success, so a repeat is harmless. */
    void delete(Authority authority, ImageId image);
}
