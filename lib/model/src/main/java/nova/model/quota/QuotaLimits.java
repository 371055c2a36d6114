package nova.model.quota;

import java.util.EnumMap;
import java.util.Map;

/** The limits that hold for a project, or a user in it; every resource has one, {@link #UNLIMITED} is none. */
public record QuotaLimits(Map<QuotaResource, Long> limits) {
    public static final long UNLIMITED = -1;

    public QuotaLimits {
        EnumMap<QuotaResource, Long> all = new EnumMap<>(QuotaResource.class);
        for (QuotaResource resource : QuotaResource.values()) {
            all.put(resource, limits.getOrDefault(resource, UNLIMITED));
        }
        limits = java.util.Collections.unmodifiableMap(all);
    }

    public long of(QuotaResource resource) {
        return limits.get(resource);
    }

    /** These, with what {@code closer} says in their place. */
    public QuotaLimits with(Map<QuotaResource, Long> closer) {
        EnumMap<QuotaResource, Long> merged = new EnumMap<>(limits);
        merged.putAll(closer);
        return new QuotaLimits(merged);
    }
}
