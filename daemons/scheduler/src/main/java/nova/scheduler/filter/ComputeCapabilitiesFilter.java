package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostAttributes;
import nova.scheduler.host.HostState;

/**
 * Rejects hosts that lack what the flavor's {@code capabilities:…} extra specs ask. A key without a namespace counts
 * only on hosts that have an attribute of that name; other namespaces are for others.
 */
public final class ComputeCapabilitiesFilter implements HostFilter {
    private static final String SCOPE = "capabilities";
    private static final String MAX_PHYSICAL_BITS = "hw:maxphysaddr_bits";

    @Override
    public String name() {
        return "ComputeCapabilitiesFilter";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<HostCheck> checks = new ArrayList<>();
        for (Map.Entry<String, String> spec :
                question.wish().flavor().extraSpecs().entrySet()) {
            List<String> path = List.of(spec.getKey().split(":"));
            if (spec.getKey().equals(MAX_PHYSICAL_BITS)) {
                checks.add(required(
                        List.of("cpu_info", "maxphysaddr", "bits"), ExtraSpecMatch.of(">= " + spec.getValue()), false));
            } else if (path.size() == 1) {
                checks.add(required(path, ExtraSpecMatch.of(spec.getValue()), true));
            } else if (path.getFirst().equals(SCOPE)) {
                checks.add(required(path.subList(1, path.size()), ExtraSpecMatch.of(spec.getValue()), false));
            }
        }
        return checks;
    }

    private HostCheck required(List<String> path, ExtraSpecMatch wanted, boolean onlyWherePresent) {
        return new HostCheck(
                name(),
                String.join(":", path) + " " + wanted.text(),
                host -> HostAttributes.find(host, path)
                        .map(value -> wanted.matches(HostAttributes.text(value)))
                        .orElse(onlyWherePresent),
                host -> have(host, path));
    }

    private static String have(HostState host, List<String> path) {
        return HostAttributes.find(host, path).map(HostAttributes::text).orElse("nothing of that name");
    }
}
