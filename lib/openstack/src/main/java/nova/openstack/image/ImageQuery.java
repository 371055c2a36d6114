package nova.openstack.image;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.image.ImageId;

/** Which images to list. Build from {@link #page(int)} with the {@code with…} methods. */
public record ImageQuery(Optional<String> name, Optional<String> status, Optional<ImageId> marker, int limit) {
    /** The most images asked for at once. */
    public static final int MAX_LIMIT = 1000;

    public ImageQuery {
        requireNonNull(name, "name");
        requireNonNull(status, "status");
        requireNonNull(marker, "marker");
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", is " + limit);
        }
    }

    public static ImageQuery page(int limit) {
        return new ImageQuery(Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    public ImageQuery withName(String wanted) {
        return new ImageQuery(Optional.of(wanted), status, marker, limit);
    }

    public ImageQuery withStatus(String wanted) {
        return new ImageQuery(name, Optional.of(wanted), marker, limit);
    }

    public ImageQuery after(ImageId last) {
        return new ImageQuery(name, status, Optional.of(last), limit);
    }
}
