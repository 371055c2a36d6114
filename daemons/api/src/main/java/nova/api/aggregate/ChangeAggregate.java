package nova.api.aggregate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.api.ApiContext;
import nova.db.Tx;
import nova.db.aggregate.AggregateStore;
import nova.db.host.HostServersStore;
import nova.db.schedule.AggregateFactsStore;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.Aggregate;
import nova.model.host.HostName;

/** Changes an aggregate so that no host is ever in two zones, and no server's host changes its zone. */
final class ChangeAggregate {
    private final ApiContext context;
    private final AggregateStore aggregates = new AggregateStore();
    private final AggregateFactsStore facts = new AggregateFactsStore();
    private final HostServersStore servers = new HostServersStore();

    ChangeAggregate(ApiContext context) {
        this.context = context;
    }

    List<Aggregate> all() {
        return context.database().read("list aggregates", facts::all);
    }

    Aggregate find(long number) {
        return context.database().read("find aggregate", tx -> find(tx, number));
    }

    private Aggregate find(Tx tx, long number) {
        return aggregates
                .find(tx, number)
                .orElseThrow(() ->
                        new NovaException(ErrorCode.NOT_FOUND, "Aggregate %d could not be found.".formatted(number)));
    }

    Aggregate create(AggregateBody.Naming wanted) {
        String name = wanted.name().orElseThrow();
        return context.database().write("create aggregate", tx -> {
            requireFree(tx, name);
            long number = aggregates.insert(tx, context.platform().newId(), name);
            wanted.zone()
                    .flatMap(zone -> zone)
                    .ifPresent(zone -> aggregates.merge(tx, number, Map.of(Aggregate.ZONE_KEY, Optional.of(zone))));
            return find(tx, number);
        });
    }

    Aggregate update(long number, AggregateBody.Naming wanted) {
        return context.database().write("update aggregate", tx -> {
            Aggregate aggregate = find(tx, number);
            wanted.name().filter(name -> !name.equals(aggregate.name())).ifPresent(name -> {
                requireFree(tx, name);
                aggregates.rename(tx, number, name);
            });
            wanted.zone().ifPresent(zone -> {
                checkZone(tx, aggregate, zone, "update_aggregate");
                aggregates.merge(tx, number, Map.of(Aggregate.ZONE_KEY, zone));
            });
            return find(tx, number);
        });
    }

    Aggregate setMetadata(long number, Map<String, Optional<String>> metadata) {
        return context.database().write("set aggregate metadata", tx -> {
            Aggregate aggregate = find(tx, number);
            if (metadata.containsKey(Aggregate.ZONE_KEY)) {
                checkZone(tx, aggregate, metadata.get(Aggregate.ZONE_KEY), "update_aggregate_metadata");
            }
            aggregates.merge(tx, number, new TreeMap<>(metadata));
            return find(tx, number);
        });
    }

    Aggregate addHost(long number, HostName host) {
        return context.database().write("add host to aggregate", tx -> {
            Aggregate aggregate = find(tx, number);
            if (!aggregates.hostExists(tx, host)) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Compute host %s could not be found.".formatted(host));
            }
            if (aggregate.hosts().contains(host)) {
                throw new NovaException(
                        ErrorCode.CONFLICT, "Aggregate %d already has host %s.".formatted(number, host));
            }
            aggregate.zone().ifPresent(zone -> {
                requireNoOtherZone(tx, aggregate, host, zone);
                if (!zone.equals(zoneOf(tx, host)) && servers.any(tx, List.of(host))) {
                    throw refused(
                            ErrorCode.CONFLICT,
                            "add_host_to_aggregate",
                            number,
                            "One or more hosts contain instances in this zone");
                }
            });
            aggregates.addHost(tx, number, host);
            return find(tx, number);
        });
    }

    Aggregate removeHost(long number, HostName host) {
        return context.database().write("remove host from aggregate", tx -> {
            Aggregate aggregate = find(tx, number);
            if (!aggregate.hosts().contains(host)) {
                throw new NovaException(
                        ErrorCode.NOT_FOUND, "Cannot remove host %s in aggregate %d".formatted(host, number));
            }
            boolean changesZone = aggregate.zone().isPresent()
                    && othersWithZone(tx, aggregate, host).isEmpty();
            if (changesZone && servers.any(tx, List.of(host))) {
                throw refused(
                        ErrorCode.CONFLICT,
                        "remove_host_from_aggregate",
                        number,
                        "One or more hosts contain instances in this zone");
            }
            aggregates.removeHost(tx, number, host);
            return find(tx, number);
        });
    }

    void delete(long number) {
        context.database().change("delete aggregate", tx -> {
            Aggregate aggregate = find(tx, number);
            if (!aggregate.hosts().isEmpty()) {
                throw refused(ErrorCode.BAD_REQUEST, "delete", number, "Host aggregate is not empty");
            }
            aggregates.delete(tx, number);
        });
    }

    /** A new zone of the aggregate becomes the zone of all its hosts. */
    private void checkZone(Tx tx, Aggregate aggregate, Optional<String> zone, String action) {
        if (zone.equals(aggregate.zone())) {
            return;
        }
        for (HostName host : aggregate.hosts()) {
            for (Aggregate other : othersWithZone(tx, aggregate, host)) {
                if (zone.isPresent() && !other.zone().equals(zone)) {
                    throw refused(
                            ErrorCode.BAD_REQUEST,
                            action,
                            aggregate.number(),
                            "Host %s already in availability zone %s"
                                    .formatted(host, other.zone().get()));
                }
            }
        }
        if (servers.any(tx, aggregate.hosts())) {
            throw refused(
                    ErrorCode.BAD_REQUEST,
                    action,
                    aggregate.number(),
                    "One or more hosts contain instances in this zone");
        }
    }

    private void requireNoOtherZone(Tx tx, Aggregate aggregate, HostName host, String zone) {
        for (Aggregate other : othersWithZone(tx, aggregate, host)) {
            if (!other.zone().get().equals(zone)) {
                throw refused(
                        ErrorCode.CONFLICT,
                        "add_host_to_aggregate",
                        aggregate.number(),
                        "Host already in availability zone %s"
                                .formatted(other.zone().get()));
            }
        }
    }

    private List<Aggregate> othersWithZone(Tx tx, Aggregate aggregate, HostName host) {
        return facts.all(tx).stream()
                .filter(other -> other.number() != aggregate.number()
                        && other.zone().isPresent()
                        && other.hosts().contains(host))
                .toList();
    }

    private String zoneOf(Tx tx, HostName host) {
        return facts.all(tx).stream()
                .filter(each -> each.hosts().contains(host))
                .flatMap(each -> each.zone().stream())
                .findFirst()
                .orElse(context.operators().defaultAvailabilityZone());
    }

    private void requireFree(Tx tx, String name) {
        if (aggregates.nameTaken(tx, name)) {
            throw new NovaException(ErrorCode.CONFLICT, "Aggregate %s already exists.".formatted(name));
        }
    }

    private static NovaException refused(ErrorCode code, String action, long number, String reason) {
        return new NovaException(
                code, "Unable to perform action '%s' on aggregate %d. Reason: %s.".formatted(action, number, reason));
    }
}
