package nova.model.operation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.model.schedule.PlacementWish;

/**
 * How to build servers of one request. {@code interfaces} are resolved at acceptance ("auto" is a network or nothing by
 * then; empty means no network); {@code securityGroupIds} go on every port we make; {@code maxAttempts} counts hosts
 * tried, at least 1 (1 when the request forced a host).
 */
public record BuildPlan(
        PlacementWish wish, List<InterfaceWish> interfaces, List<String> securityGroupIds, int maxAttempts) {
    public BuildPlan {
        requireNonNull(wish, "wish");
        interfaces = List.copyOf(interfaces);
        securityGroupIds = List.copyOf(securityGroupIds);
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts must be at least 1, is " + maxAttempts);
        }
    }
}
