package nova.scheduler.filter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/** Rejects hosts in aggregates whose metadata names an image property with other values than the image has. An image
 * without the property passes. */
public final class AggregateImagePropertiesIsolation implements HostFilter {
    @Override
    public String name() {
        return "AggregateImagePropertiesIsolation";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        Map<String, String> image = question.wish().imageProperties();
        return image.isEmpty()
                ? List.of()
                : List.of(new HostCheck(
                        name(),
                        "the image's properties",
                        host -> clash(host, image).isEmpty(),
                        host -> clash(host, image).orElse("none")));
    }

    private static Optional<String> clash(HostState host, Map<String, String> image) {
        for (Map.Entry<String, List<String>> each : host.aggregates().values().entrySet()) {
            String property = image.getOrDefault(each.getKey(), "");
            if (!property.isEmpty() && !each.getValue().contains(property)) {
                return Optional.of(each.getKey() + " " + String.join(", ", each.getValue()));
            }
        }
        return Optional.empty();
    }
}
