package nova.api.floating;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** Section {@code [neutron]}, as far as the API alone needs it. */
public record FloatingConfig(String defaultFloatingPool) {
    public static final FloatingConfig DEFAULTS = new FloatingConfig("nova");

    public static final ConfigGroup<FloatingConfig> GROUP = ConfigGroup.of(
            "neutron",
            DEFAULTS,
            option("default_floating_pool", "Name or id of the pool of floating addresses when a request names none.")
                    .oldName("DEFAULT", "default_floating_pool"));

    public FloatingConfig {
        requireNonNull(defaultFloatingPool, "defaultFloatingPool");
    }
}
