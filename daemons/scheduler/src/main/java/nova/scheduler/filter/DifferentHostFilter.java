package nova.scheduler.filter;

import java.util.List;
import java.util.Set;
import nova.model.host.HostName;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts that have any of the servers named by the hint {@code different_host}. */
public final class DifferentHostFilter implements HostFilter {
    @Override
    public String name() {
        return "DifferentHostFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<String> hint = question.hint("different_host");
        if (hint.isEmpty()) {
            return List.of();
        }
        Set<HostName> unwanted = NamedServers.hosts(question, hint);
        return List.of(new HostCheck(
                name(),
                "not the host of " + String.join(" or ", hint),
                host -> !unwanted.contains(host.name()),
                _ -> "one of these servers"));
    }
}
