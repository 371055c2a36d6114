package nova.scheduler.config;

import static nova.runtime.config.Option.option;

import java.util.Optional;
import nova.runtime.config.ConfigGroup;

/** What the scheduler reads of {@code [scheduler]}, for the sake of existing files. */
public record PlacementConfig(int maxPlacementResults, Optional<Integer> workers, int discoverHostsInCellsInterval) {
    public static final PlacementConfig DEFAULTS = new PlacementConfig(1000, Optional.empty(), -1);

    public static final ConfigGroup<PlacementConfig> GROUP = ConfigGroup.of(
            "scheduler",
            DEFAULTS,
            option("max_placement_results", "Read for old files; all hosts are always looked at.")
                    .between(1, Integer.MAX_VALUE),
            option("workers", "Read for old files; one process answers many questions at a time."),
            option("discover_hosts_in_cells_interval", "Read for old files; hosts are known when they say hello."));
}
