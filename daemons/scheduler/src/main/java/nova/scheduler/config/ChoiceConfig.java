package nova.scheduler.config;

import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/**
 * How one of the best hosts is chosen. Unlike upstream hosts of equal weight are shuffled by default: schedulers that
 * look at the same idle cloud would else all try to claim the same host.
 */
public record ChoiceConfig(int hostSubsetSize, boolean shuffleBestSameWeighedHosts) {
    public static final ChoiceConfig DEFAULTS = new ChoiceConfig(1, true);

    public static final ConfigGroup<ChoiceConfig> GROUP = ConfigGroup.of(
            "filter_scheduler",
            DEFAULTS,
            option("host_subset_size", "Choose at random among this many of the best hosts.")
                    .between(1, 10_000)
                    .oldName("DEFAULT", "scheduler_host_subset_size"),
            option("shuffle_best_same_weighed_hosts", "Choose at random among hosts of equal weight."));
}
