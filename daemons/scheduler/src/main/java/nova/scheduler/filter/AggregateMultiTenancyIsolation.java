package nova.scheduler.filter;

import java.util.List;
import java.util.Map;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Rejects hosts in aggregates that are kept for other projects by {@code filter_tenant_id…}. */
public final class AggregateMultiTenancyIsolation implements HostFilter {
    private static final String KEY = "filter_tenant_id";

    @Override
    public String name() {
        return "AggregateMultiTenancyIsolation";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        String project = question.wish().project().value();
        return List.of(new HostCheck(
                name(), "project " + project, host -> allowed(host, project), _ -> "kept for other projects"));
    }

    private static boolean allowed(HostState host, String project) {
        boolean kept = false;
        for (Map.Entry<String, List<String>> each : host.aggregates().values().entrySet()) {
            if (each.getKey().startsWith(KEY)) {
                kept = true;
                if (each.getValue().contains(project)) {
                    return true;
                }
            }
        }
        return !kept;
    }
}
