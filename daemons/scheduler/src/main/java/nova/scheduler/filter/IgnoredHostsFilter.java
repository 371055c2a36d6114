package nova.scheduler.filter;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts the request must not use, such as the one a server is moved away from. Names ignore case. */
public final class IgnoredHostsFilter implements HostFilter {
    @Override
    public String name() {
        return "IgnoredHosts";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        Set<String> ignored = new TreeSet<>();
        question.wish()
                .hosts()
                .ignored()
                .forEach(host -> ignored.add(host.value().toLowerCase(Locale.ROOT)));
        if (ignored.isEmpty()) {
            return List.of();
        }
        return List.of(new HostCheck(
                name(),
                "a host that is not to be ignored",
                host -> !ignored.contains(host.name().value().toLowerCase(Locale.ROOT)),
                _ -> "to be ignored"));
    }
}
