package nova.api;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** {@code [DEFAULT] default_schedule_zone}. */
public record ScheduleZoneConfig(Optional<String> defaultScheduleZone) {
    public static final ScheduleZoneConfig DEFAULTS = new ScheduleZoneConfig(Optional.empty());

    public static final ConfigGroup<ScheduleZoneConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("default_schedule_zone", "Availability zone of servers whose users ask for none; any unless set."));

    public ScheduleZoneConfig {
        requireNonNull(defaultScheduleZone, "defaultScheduleZone");
    }
}
