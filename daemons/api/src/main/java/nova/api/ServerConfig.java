package nova.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.db.usage.QuotaConfig;

/** What operators set about servers, from several groups of nova.conf. */
public record ServerConfig(
        QuotaConfig quota, Optional<String> defaultScheduleZone, int maxAttempts, String instanceNameTemplate) {
    public static final ServerConfig DEFAULTS =
            new ServerConfig(QuotaConfig.DEFAULTS, Optional.empty(), 3, ListenConfig.DEFAULTS.instanceNameTemplate());

    public ServerConfig {
        requireNonNull(quota, "quota");
        requireNonNull(defaultScheduleZone, "defaultScheduleZone");
        requireNonNull(instanceNameTemplate, "instanceNameTemplate");
    }
}
