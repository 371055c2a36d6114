package nova.model.quota;

import static java.util.Objects.requireNonNull;

/** A resource of which more was asked for than its limit leaves. */
public record Shortage(QuotaResource resource, long requested, long used, long limit) {
    public Shortage {
        requireNonNull(resource, "resource");
    }
}
