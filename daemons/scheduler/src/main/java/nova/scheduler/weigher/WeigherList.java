package nova.scheduler.weigher;

import java.util.List;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.config.Suggestion;
import nova.scheduler.config.WeightConfig;
import nova.scheduler.decision.HostWeigher;

/** All weighers. Their order does not matter but for rounding. */
public final class WeigherList {
    private WeigherList() {}

    public static List<HostWeigher> enabled(WeightConfig config) {
        List<HostWeigher> all = all(config);
        List<String> wanted = config.weightClasses().stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
        if (config.weightClasses().contains(WeightConfig.ALL)) {
            return all;
        }
        List<String> known = all.stream().map(HostWeigher::name).toList();
        for (String name : wanted) {
            if (!known.contains(name)) {
                throw new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "[filter_scheduler] weight_classes names an unknown weigher '" + name + "'"
                                + Suggestion.nearest(name, known)
                                        .map(each -> ": did you mean " + each + "?")
                                        .orElse("; there are " + String.join(", ", known)));
            }
        }
        return all.stream().filter(weigher -> wanted.contains(weigher.name())).toList();
    }

    private static List<HostWeigher> all(WeightConfig config) {
        return List.of(
                new RAMWeigher(config.ramWeightMultiplier()),
                new CPUWeigher(config.cpuWeightMultiplier()),
                new DiskWeigher(config.diskWeightMultiplier()),
                new IoOpsWeigher(config.ioOpsWeightMultiplier()),
                new NumInstancesWeigher(config.numInstancesWeightMultiplier()),
                new ServerGroupSoftAffinityWeigher(config.softAffinityWeightMultiplier()),
                new ServerGroupSoftAntiAffinityWeigher(config.softAntiAffinityWeightMultiplier()),
                new BuildFailureWeigher(config.buildFailureWeightMultiplier()),
                new HypervisorVersionWeigher(config.hypervisorVersionWeightMultiplier()));
    }
}
