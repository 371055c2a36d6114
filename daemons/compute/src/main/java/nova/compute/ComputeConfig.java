package nova.compute;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;

/**
 * How a compute daemon behaves. {@code syncPowerStateInterval} zero or less: only at events; {@code
 * maxConcurrentBuilds} 0: as many as other work.
 */
public record ComputeConfig(
        Duration reportInterval,
        Duration syncPowerStateInterval,
        Duration updateResourcesInterval,
        int maxConcurrentBuilds) {
    public static final ComputeConfig DEFAULTS =
            new ComputeConfig(Duration.ofSeconds(10), Duration.ofSeconds(600), Duration.ofSeconds(60), 10);

    public static final ConfigGroup<ComputeConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("report_interval", "Seconds between two heartbeats of a host.")
                    .between(1, 3600),
            option(
                            "sync_power_state_interval",
                            "Seconds between two reports of all power states; negative: never, only changes.")
                    .between(-1, 86_400),
            option("update_resources_interval", "Seconds between two looks at what the host has; 0: every minute.")
                    .between(0, 86_400),
            option("max_concurrent_builds", "Servers built at a time on this host; 0: as many as other work.")
                    .between(0, 1000));

    /** Orders a host holds, queued or running. More are dropped; the conductor sends them again. */
    static final int MAX_HELD_STEPS = 1000;

    /** Orders that run at a time, builds included. */
    static final int MAX_CONCURRENT_STEPS = 64;

    /** Heartbeats unanswered for this many intervals: the connection is made anew. */
    static final int RECONNECT_AFTER_BEATS = 3;

    /** Heartbeats unanswered for this many intervals: nothing new begins, and the process ends. */
    static final int GIVE_UP_AFTER_BEATS = 6;

    public ComputeConfig {
        requireNonNull(reportInterval, "reportInterval");
        requireNonNull(syncPowerStateInterval, "syncPowerStateInterval");
        requireNonNull(updateResourcesInterval, "updateResourcesInterval");
    }

    Duration reconnectAfter() {
        return reportInterval.multipliedBy(RECONNECT_AFTER_BEATS);
    }

    Duration giveUpAfter() {
        return reportInterval.multipliedBy(GIVE_UP_AFTER_BEATS);
    }

    int buildSlots() {
        return maxConcurrentBuilds == 0 ? MAX_CONCURRENT_STEPS : Math.min(maxConcurrentBuilds, MAX_CONCURRENT_STEPS);
    }

    Duration inventoryInterval() {
        return updateResourcesInterval.isPositive() ? updateResourcesInterval : DEFAULTS.updateResourcesInterval();
    }
}
