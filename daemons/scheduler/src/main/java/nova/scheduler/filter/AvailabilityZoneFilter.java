package nova.scheduler.filter;

import java.util.List;
import java.util.Optional;
import nova.scheduler.decision.HostCheck;
import nova.scheduler.decision.HostFilter;
import nova.scheduler.decision.Question;

/**
 * Rejects hosts outside of the wanted zone. As with upstream's pre-filter a host is in a zone by its aggregates; the
 * default zone holds the hosts that no aggregate puts into another.
 */
public final class AvailabilityZoneFilter implements HostFilter {
    @Override
    public String name() {
        return "AvailabilityZone";
    }

    @Override
    public List<HostCheck> prepare(Question question) {
        Optional<String> zone = question.wish().availabilityZone();
        return zone.map(wanted -> List.of(
                        new HostCheck(name(), wanted, host -> host.zone().equals(wanted), host -> host.zone())))
                .orElse(List.of());
    }
}
