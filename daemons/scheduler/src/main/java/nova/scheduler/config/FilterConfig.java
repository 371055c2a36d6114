package nova.scheduler.config;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.util.List;
import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** Which filters run, in which order, and their limits. */
public record FilterConfig(
        List<String> enabledFilters,
        List<String> availableFilters,
        int maxIoOpsPerHost,
        int maxInstancesPerHost,
        Optional<String> imagePropertiesDefaultArchitecture) {
    public static final FilterConfig DEFAULTS = new FilterConfig(
            List.of(
                    "ComputeFilter",
                    "ComputeCapabilitiesFilter",
                    "ImagePropertiesFilter",
                    "ServerGroupAntiAffinityFilter",
                    "ServerGroupAffinityFilter"),
            List.of("nova.scheduler.filters.all_filters"),
            8,
            50,
            Optional.empty());

    public static final ConfigGroup<FilterConfig> GROUP = ConfigGroup.of(
            "filter_scheduler",
            DEFAULTS,
            option("enabled_filters", "Filters a host must pass, in this order. An unknown name stops the start.")
                    .oldName("DEFAULT", "scheduler_default_filters"),
            option("available_filters", "Read for old files; every filter of this program is available.")
                    .repeated()
                    .oldName("DEFAULT", "scheduler_available_filters"),
            option("max_io_ops_per_host", "IoOpsFilter rejects hosts with this many builds under way.")
                    .between(0, Integer.MAX_VALUE)
                    .oldName("DEFAULT", "max_io_ops_per_host"),
            option("max_instances_per_host", "NumInstancesFilter rejects hosts with this many servers.")
                    .between(1, Integer.MAX_VALUE)
                    .oldName("DEFAULT", "max_instances_per_host"),
            option("image_properties_default_architecture", "Architecture of images that name none."));

    public FilterConfig {
        enabledFilters = List.copyOf(enabledFilters);
        availableFilters = List.copyOf(availableFilters);
        requireNonNull(imagePropertiesDefaultArchitecture, "imagePropertiesDefaultArchitecture");
    }

    public FilterConfig withEnabled(List<String> names) {
        return new FilterConfig(
                names, availableFilters, maxIoOpsPerHost, maxInstancesPerHost, imagePropertiesDefaultArchitecture);
    }
}
