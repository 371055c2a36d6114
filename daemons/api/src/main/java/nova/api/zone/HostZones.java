package nova.api.zone;

import java.util.Map;
import nova.api.OperatorConfig;
import nova.db.Tx;
import nova.db.schedule.AggregateFactsStore;
import nova.model.host.ComputeService;
import nova.model.host.HostName;

/** Which availability zone a service is in: a compute host by its aggregates, all other programs internally. */
public final class HostZones {
    private static final AggregateFactsStore AGGREGATES = new AggregateFactsStore();

    private final OperatorConfig config;
    private final Map<HostName, String> zones;

    private HostZones(OperatorConfig config, Map<HostName, String> zones) {
        this.config = config;
        this.zones = zones;
    }

    public static HostZones read(Tx tx, OperatorConfig config) {
        return new HostZones(config, AGGREGATES.zones(tx));
    }

    public String of(ComputeService service) {
        return service.program().equals(ComputeService.COMPUTE)
                ? zones.getOrDefault(service.host(), config.defaultAvailabilityZone())
                : config.internalServiceAvailabilityZone();
    }
}
