package nova.model.image;

import static java.util.Objects.requireNonNull;

/** Identity of an image in the image service. */
public record ImageId(String value) implements Comparable<ImageId> {
    public ImageId {
        requireNonNull(value, "value");
        if (value.isBlank() || value.length() > 255) {
            throw new IllegalArgumentException("ImageId must have 1 to 255 characters, has " + value.length());
        }
    }

    @Override
    public int compareTo(ImageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
