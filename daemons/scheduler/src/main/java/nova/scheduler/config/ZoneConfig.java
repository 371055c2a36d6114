package nova.scheduler.config;

import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** The zone of hosts that no aggregate puts into one. */
public record ZoneConfig(String defaultAvailabilityZone) {
    public static final ZoneConfig DEFAULTS = new ZoneConfig("nova");

    public static final ConfigGroup<ZoneConfig> GROUP = ConfigGroup.of(
            "DEFAULT", DEFAULTS, option("default_availability_zone", "Zone of compute hosts without one."));
}
