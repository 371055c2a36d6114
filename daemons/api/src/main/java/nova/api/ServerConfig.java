package nova.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.db.usage.QuotaConfig;

/** What operators set about new servers, from several groups of nova.conf. */
public record ServerConfig(QuotaConfig quota, Optional<String> defaultScheduleZone, int maxAttempts) {
    public static final ServerConfig DEFAULTS = new ServerConfig(QuotaConfig.DEFAULTS, Optional.empty(), 3);

    public ServerConfig {
        requireNonNull(quota, "quota");
        requireNonNull(defaultScheduleZone, "defaultScheduleZone");
    }
}
