package nova.scheduler.weigher;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import nova.model.schedule.GroupPolicy;
import nova.scheduler.decision.GroupMembers;
import nova.scheduler.decision.HostWeigher;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Prefers hosts that have more members of the server's group, when it wants soft affinity. */
public record ServerGroupSoftAffinityWeigher(double multiplier) implements HostWeigher {
    @Override
    public String name() {
        return "ServerGroupSoftAffinityWeigher";
    }

    @Override
    public String option() {
        return "soft_affinity_weight_multiplier";
    }

    @Override
    public boolean fromZero() {
        return false;
    }

    @Override
    public Optional<ToDoubleFunction<HostState>> prepare(Question question) {
        return question.group()
                .filter(group -> group.policy() == GroupPolicy.SOFT_AFFINITY)
                .map(GroupMembers::of)
                .map(members -> host -> members.on(host.name()));
    }
}
