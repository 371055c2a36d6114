package nova.scheduler.config;

import static nova.runtime.config.Option.option;

import java.util.List;
import nova.runtime.config.ConfigGroup;

/** Which weighers count, and how much each. */
public record WeightConfig(
        List<String> weightClasses,
        double ramWeightMultiplier,
        double cpuWeightMultiplier,
        double diskWeightMultiplier,
        double ioOpsWeightMultiplier,
        double numInstancesWeightMultiplier,
        double softAffinityWeightMultiplier,
        double softAntiAffinityWeightMultiplier,
        double buildFailureWeightMultiplier,
        double hypervisorVersionWeightMultiplier) {
    /** Stands for every weigher there is. */
    public static final String ALL = "nova.scheduler.weights.all_weighers";

    public static final WeightConfig DEFAULTS =
            new WeightConfig(List.of(ALL), 1.0, 1.0, 1.0, -1.0, 0.0, 1.0, 1.0, 1_000_000.0, 1.0);

    public static final ConfigGroup<WeightConfig> GROUP = ConfigGroup.of(
            "filter_scheduler",
            DEFAULTS,
            option("weight_classes", "Weighers in use."),
            option("ram_weight_multiplier", "Free memory: positive spreads servers, negative packs them."),
            option("cpu_weight_multiplier", "Free virtual CPUs: positive spreads, negative packs."),
            option("disk_weight_multiplier", "Free disk: positive spreads, negative packs."),
            option("io_ops_weight_multiplier", "Builds under way: negative avoids busy hosts."),
            option("num_instances_weight_multiplier", "Number of servers: negative spreads, positive packs."),
            option("soft_affinity_weight_multiplier", "Members of the same group with soft affinity.")
                    .between(0, Double.MAX_VALUE),
            option("soft_anti_affinity_weight_multiplier", "Members of the same group with soft anti-affinity.")
                    .between(0, Double.MAX_VALUE),
            option("build_failure_weight_multiplier", "How much each recent failed build counts against a host."),
            option("hypervisor_version_weight_multiplier", "Newer hypervisors: positive prefers them."));

    public WeightConfig {
        weightClasses = List.copyOf(weightClasses);
    }
}
