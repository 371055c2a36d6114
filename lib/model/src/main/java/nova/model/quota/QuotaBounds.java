package nova.model.quota;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** The limits of a project, and of the user where he has some of his own (then all of his are listed). */
public record QuotaBounds(QuotaLimits project, Optional<QuotaLimits> user) {
    public QuotaBounds {
        requireNonNull(project, "project");
        requireNonNull(user, "user");
    }

    /** What holds for the user. */
    public QuotaLimits closest() {
        return user.orElse(project);
    }
}
