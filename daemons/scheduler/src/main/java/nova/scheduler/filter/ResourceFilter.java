package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nova.model.schedule.ResourceClass;
import nova.model.schedule.Stock;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;
import nova.scheduler.host.HostState;

/**
 * Rejects hosts that have too little left of a resource class, overcommit and reserves counted in; one check per class,
 * named like the class. Does what upstream asks its placement service, so forced hosts must pass too.
 */
public final class ResourceFilter implements HostFilter {
    @Override
    public String name() {
        return "Resources";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        List<HostCheck> checks = new ArrayList<>();
        question.wish().resources().forEach((resourceClass, amount) -> {
            if (amount > 0) {
                checks.add(check(resourceClass, amount));
            }
        });
        return checks;
    }

    private static HostCheck check(String resourceClass, long amount) {
        Function<HostState, Stock> stock = stockOf(resourceClass);
        return new HostCheck(
                resourceClass,
                Long.toString(amount),
                host -> stock.apply(host).fits(amount),
                host -> have(stock.apply(host), amount));
    }

    private static Function<HostState, Stock> stockOf(String resourceClass) {
        return switch (resourceClass) {
            case ResourceClass.VCPU -> HostState::vcpus;
            case ResourceClass.MEMORY_MB -> HostState::ramMib;
            case ResourceClass.DISK_GB -> HostState::diskGib;
            default -> host -> host.stock(resourceClass);
        };
    }

    private static String have(Stock stock, long amount) {
        if (stock.total() == 0) {
            return "none";
        }
        if (amount > stock.total()) {
            return stock.total() + " in all";
        }
        return Math.max(0, stock.free()) + " free of " + stock.limit();
    }
}
