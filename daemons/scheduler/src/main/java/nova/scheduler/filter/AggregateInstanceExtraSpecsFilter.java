package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.List;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/** Rejects hosts whose aggregates do not have what the flavor's {@code aggregate_instance_extra_specs:…} extra specs ask,
 * or those without any namespace. */
public final class AggregateInstanceExtraSpecsFilter implements HostFilter {
    private static final String SCOPE = "aggregate_instance_extra_specs:";

    @Override
    public String name() {
        return "AggregateInstanceExtraSpecsFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<HostCheck> checks = new ArrayList<>();
        question.wish().flavor().extraSpecs().forEach((key, value) -> {
            if (key.startsWith(SCOPE)) {
                checks.add(check(key.substring(SCOPE.length()), ExtraSpecMatch.of(value)));
            } else if (!key.contains(":")) {
                checks.add(check(key, ExtraSpecMatch.of(value)));
            }
        });
        return checks;
    }

    private HostCheck check(String key, ExtraSpecMatch wanted) {
        return new HostCheck(
                name(),
                key + " " + wanted.text(),
                host -> anyMatches(host.aggregates().values(key), wanted),
                host -> host.aggregates().values(key).isEmpty()
                        ? "no aggregate with that key"
                        : String.join(", ", host.aggregates().values(key)));
    }

    private static boolean anyMatches(List<String> values, ExtraSpecMatch wanted) {
        for (String value : values) {
            if (wanted.matches(value)) {
                return true;
            }
        }
        return false;
    }
}
