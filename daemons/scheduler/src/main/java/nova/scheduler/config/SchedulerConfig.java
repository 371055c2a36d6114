package nova.scheduler.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;

/** Everything a scheduler is told. */
public record SchedulerConfig(
        FilterConfig filters, WeightConfig weights, ChoiceConfig choice, PlacementConfig placement, ZoneConfig zone) {
    public static final SchedulerConfig DEFAULTS = new SchedulerConfig(
            FilterConfig.DEFAULTS,
            WeightConfig.DEFAULTS,
            ChoiceConfig.DEFAULTS,
            PlacementConfig.DEFAULTS,
            ZoneConfig.DEFAULTS);

    public static final List<ConfigGroup<?>> GROUPS = List.of(
            FilterConfig.GROUP, WeightConfig.GROUP, ChoiceConfig.GROUP, PlacementConfig.GROUP, ZoneConfig.GROUP);

    public SchedulerConfig {
        requireNonNull(filters, "filters");
        requireNonNull(weights, "weights");
        requireNonNull(choice, "choice");
        requireNonNull(placement, "placement");
        requireNonNull(zone, "zone");
    }

    public static SchedulerConfig of(Config config) {
        return new SchedulerConfig(
                config.get(FilterConfig.GROUP),
                config.get(WeightConfig.GROUP),
                config.get(ChoiceConfig.GROUP),
                config.get(PlacementConfig.GROUP),
                config.get(ZoneConfig.GROUP));
    }
}
