package nova.scheduler.filter;

import java.util.List;
import nova.model.schedule.GroupPolicy;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects every host when the server's group has a policy whose filter is not enabled: it could not be kept. */
public final class GroupPolicyFilter implements HostFilter {
    private final List<String> enabled;

    public GroupPolicyFilter(List<String> enabled) {
        this.enabled = enabled.stream()
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .toList();
    }

    @Override
    public String name() {
        return "ServerGroupPolicy";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return question.group()
                .map(group -> filterOf(group.policy()))
                .filter(filter -> !filter.isEmpty() && !enabled.contains(filter))
                .map(filter -> List.of(new HostCheck(name(), filter, _ -> false, _ -> "not in enabled_filters")))
                .orElse(List.of());
    }

    private static String filterOf(GroupPolicy policy) {
        return switch (policy) {
            case AFFINITY -> "ServerGroupAffinityFilter";
            case ANTI_AFFINITY -> "ServerGroupAntiAffinityFilter";
            case SOFT_AFFINITY, SOFT_ANTI_AFFINITY -> "";
        };
    }
}
