package nova.scheduler.config;

import static nova.runtime.config.Option.option;

import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** Group {@code [scheduler]}; read by conductors too, and for the sake of existing files. */
public record PlacementConfig(
        int maxPlacementResults, int maxAttempts, Optional<Integer> workers, int discoverHostsInCellsInterval) {
    public static final PlacementConfig DEFAULTS = new PlacementConfig(1000, 3, Optional.empty(), -1);

    public static final ConfigGroup<PlacementConfig> GROUP = ConfigGroup.of(
            "scheduler",
            DEFAULTS,
            option("max_placement_results", "Read for old files; all hosts are always looked at.")
                    .between(1, Integer.MAX_VALUE),
            option("max_attempts", "Hosts tried per build.")
                    .between(1, Integer.MAX_VALUE)
                    .oldName("DEFAULT", "scheduler_max_attempts"),
            option("workers", "Read for old files; one process answers many questions at a time."),
            option("discover_hosts_in_cells_interval", "Read for old files; hosts are known when they say hello."));
}
