package nova.scheduler.filter;

import java.util.List;
import java.util.Set;
import nova.model.host.HostName;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts that have none of the servers named by the hint {@code same_host}. */
public final class SameHostFilter implements HostFilter {
    @Override
    public String name() {
        return "SameHostFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<String> hint = question.hint("same_host");
        if (hint.isEmpty()) {
            return List.of();
        }
        Set<HostName> wanted = NamedServers.hosts(question, hint);
        return List.of(new HostCheck(
                name(),
                "the host of " + String.join(" or ", hint),
                host -> wanted.contains(host.name()),
                _ -> "none of these servers"));
    }
}
