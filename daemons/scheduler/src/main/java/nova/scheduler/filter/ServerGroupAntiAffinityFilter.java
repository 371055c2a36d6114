package nova.scheduler.filter;

import java.util.List;
import java.util.Optional;
import nova.model.host.HostName;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.GroupPolicy;
import nova.model.server.ServerId;
import nova.scheduler.decision.GroupMembers;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts that have as many members of the server's group as one host may have. A host that already has the server
 * itself passes: it may be resized in place. */
public final class ServerGroupAntiAffinityFilter implements HostFilter {
    @Override
    public String name() {
        return "ServerGroupAntiAffinityFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        return question.group()
                .filter(group -> group.policy() == GroupPolicy.ANTI_AFFINITY)
                .map(group -> List.of(check(group, question.server())))
                .orElse(List.of());
    }

    private HostCheck check(GroupPlaces group, ServerId server) {
        GroupMembers members = GroupMembers.of(group);
        Optional<HostName> own = Optional.ofNullable(group.places().get(server));
        return new HostCheck(
                name(),
                "fewer than " + group.maxPerHost() + " members of the group",
                host -> members.on(host.name()) < group.maxPerHost()
                        || own.filter(host.name()::equals).isPresent(),
                host -> members.on(host.name()) + " members");
    }
}
