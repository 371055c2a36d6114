package nova.api.zone;

import java.util.Map;
import java.util.TreeMap;
import nova.api.OperatorConfig;
import nova.db.Tx;
import nova.db.schedule.AggregateFactsStore;
import nova.model.host.Aggregate;
import nova.model.host.ComputeService;
import nova.model.host.HostName;

/** Which availability zone a service is in: a compute host by its aggregates, all other programs internally. */
public final class HostZones {
    private static final AggregateFactsStore AGGREGATES = new AggregateFactsStore();

    private final OperatorConfig config;
    private final Map<HostName, String> zones = new TreeMap<>();

    private HostZones(OperatorConfig config) {
        this.config = config;
    }

    public static HostZones read(Tx tx, OperatorConfig config) {
        HostZones found = new HostZones(config);
        for (Aggregate aggregate : AGGREGATES.all(tx)) {
            aggregate.zone().ifPresent(zone -> aggregate.hosts().forEach(host -> found.zones.putIfAbsent(host, zone)));
        }
        return found;
    }

    public String of(ComputeService service) {
        return service.program().equals(ComputeService.COMPUTE)
                ? zones.getOrDefault(service.host(), config.defaultAvailabilityZone())
                : config.internalServiceAvailabilityZone();
    }
}
