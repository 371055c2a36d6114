package nova.compute;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import nova.model.error.NovaException;
import nova.model.image.ImageId;
import nova.openstack.Authority;
import nova.openstack.image.Images;
import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import nova.virt.ImageSource;

/** Image bytes from the image service, in the words of a driver. All a host asks of the other services. */
public record ImageBytes(Images images) implements ImageSource {
    public ImageBytes {
        requireNonNull(images, "images");
    }

    @Override
    public InputStream open(ImageId image) throws IOException {
        try {
            return images.open(Authority.SERVICE, image);
        } catch (NovaException refused) {
            throw new GuestException(kind(refused), refused.getMessage(), refused);
        }
    }

    /** An image that is gone or empty is so for every host; what else goes wrong may be this host's trouble alone. */
    private static Kind kind(NovaException refused) {
        return switch (refused.code()) {
            case NOT_FOUND, CONFLICT, GONE -> Kind.IMPOSSIBLE;
            default -> Kind.REFUSED;
        };
    }
}
