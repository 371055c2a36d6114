package nova.essentials.image;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** A project with which an image is shared; {@code status} is pending, accepted or rejected. */
public record ImageMember(String image, String project, String status, Instant createdAt, Instant updatedAt) {
    public ImageMember {
        requireNonNull(image, "image");
        requireNonNull(project, "project");
        requireNonNull(status, "status");
        requireNonNull(createdAt, "createdAt");
        requireNonNull(updatedAt, "updatedAt");
    }
}
