package nova.scheduler.filter;

import java.util.List;
import nova.model.schedule.GroupPolicy;
import nova.scheduler.decision.GroupMembers;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts without members of the server's group, once the group has any member anywhere. */
public final class ServerGroupAffinityFilter implements HostFilter {
    @Override
    public String name() {
        return "ServerGroupAffinityFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return question.group()
                .filter(group -> group.policy() == GroupPolicy.AFFINITY)
                .map(GroupMembers::of)
                .filter(members -> !members.isEmpty())
                .map(members -> List.of(new HostCheck(
                        name(), "the host of the group", host -> members.on(host.name()) > 0, _ -> "no members")))
                .orElse(List.of());
    }
}
