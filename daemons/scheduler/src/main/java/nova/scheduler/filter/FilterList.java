package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.config.Suggestion;
import nova.scheduler.config.FilterConfig;
import nova.scheduler.decision.HostFilter;

/** The order of all filters: here and nowhere else. */
public final class FilterList {
    private FilterList() {}

    /** What a host must pass even when it is forced, in this order. */
    public static List<HostFilter> preFilters(FilterConfig config) {
        return List.of(
                new GroupPolicyFilter(config.enabledFilters()),
                new IgnoredHostsFilter(),
                new EnabledServiceFilter(),
                new AvailabilityZoneFilter(),
                new ResourceFilter());
    }

    /** Those enabled, in their configured order. */
    public static List<HostFilter> enabled(FilterConfig config) {
        List<HostFilter> available = available(config);
        List<HostFilter> enabled = new ArrayList<>();
        for (String name : config.enabledFilters()) {
            String simple = name.substring(name.lastIndexOf('.') + 1);
            enabled.add(available.stream()
                    .filter(filter -> filter.name().equals(simple))
                    .findFirst()
                    .orElseThrow(() -> unknown(name, available)));
        }
        return enabled;
    }

    private static List<HostFilter> available(FilterConfig config) {
        return List.of(
                new AllHostsFilter(),
                new ComputeFilter(),
                new ComputeCapabilitiesFilter(),
                new ImagePropertiesFilter(config.imagePropertiesDefaultArchitecture()),
                new ServerGroupAntiAffinityFilter(),
                new ServerGroupAffinityFilter(),
                new SameHostFilter(),
                new DifferentHostFilter(),
                new SimpleCIDRAffinityFilter(),
                new JsonFilter(),
                new NumInstancesFilter(config.maxInstancesPerHost()),
                new AggregateNumInstancesFilter(config.maxInstancesPerHost()),
                new IoOpsFilter(config.maxIoOpsPerHost()),
                new AggregateIoOpsFilter(config.maxIoOpsPerHost()),
                new AggregateInstanceExtraSpecsFilter(),
                new AggregateImagePropertiesIsolation(),
                new AggregateMultiTenancyIsolation(),
                new AggregateTypeAffinityFilter());
    }

    private static NovaException unknown(String name, List<HostFilter> available) {
        List<String> names = available.stream().map(HostFilter::name).toList();
        return new NovaException(
                ErrorCode.BAD_REQUEST,
                "[filter_scheduler] enabled_filters names an unknown filter '" + name + "'"
                        + Suggestion.nearest(name, names)
                                .map(each -> ": did you mean " + each + "?")
                                .orElse("; there are " + String.join(", ", names)));
    }
}
