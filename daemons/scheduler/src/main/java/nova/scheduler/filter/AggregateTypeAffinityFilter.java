package nova.scheduler.filter;

import java.util.Arrays;
import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts in aggregates whose {@code instance_type} lists flavors, but not this one. Names count, not ids. */
public final class AggregateTypeAffinityFilter implements HostFilter {
    private static final String KEY = "instance_type";

    @Override
    public String name() {
        return "AggregateTypeAffinityFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        String flavor = question.wish().flavor().name();
        return List.of(new HostCheck(
                name(),
                "flavor " + flavor,
                host -> allowed(host.aggregates().raw(KEY), flavor),
                host -> String.join("; ", host.aggregates().raw(KEY))));
    }

    private static boolean allowed(List<String> lists, String flavor) {
        return lists.isEmpty()
                || lists.stream()
                        .flatMap(list -> Arrays.stream(list.split(",")))
                        .map(String::strip)
                        .anyMatch(flavor::equals);
    }
}
