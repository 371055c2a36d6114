package nova.scheduler.config;

import static nova.runtime.config.Option.option;

import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** Group {@code [scheduler]}: the pre-filters, and options that are read for the sake of existing files. */
public record PlacementConfig(
        boolean limitTenantsToPlacementAggregate,
        boolean placementAggregateRequiredForTenants,
        int maxPlacementResults,
        int maxAttempts,
        Optional<Integer> workers,
        int discoverHostsInCellsInterval) {
    public static final PlacementConfig DEFAULTS = new PlacementConfig(false, false, 1000, 3, Optional.empty(), -1);

    public static final ConfigGroup<PlacementConfig> GROUP = ConfigGroup.of(
            "scheduler",
            DEFAULTS,
            option(
                    "limit_tenants_to_placement_aggregate",
                    "Keep projects to the aggregates whose filter_tenant_id names them."),
            option(
                    "placement_aggregate_required_for_tenants",
                    "Refuse projects that no aggregate's filter_tenant_id names."),
            option("max_placement_results", "Read for old files; all hosts are always looked at.")
                    .between(1, Integer.MAX_VALUE),
            option("max_attempts", "Hosts tried per build.")
                    .between(1, Integer.MAX_VALUE)
                    .oldName("DEFAULT", "scheduler_max_attempts"),
            option("workers", "Read for old files; one process answers many questions at a time."),
            option("discover_hosts_in_cells_interval", "Read for old files; hosts are known when they say hello."));
}
