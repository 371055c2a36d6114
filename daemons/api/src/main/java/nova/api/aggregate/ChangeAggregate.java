package nova.api.aggregate;

import java.time.temporal.ChronoUnit;
import java.util.Collections;
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
    /** Numbers of aggregates begin at 1. */
    private static final long NO_AGGREGATE = 0;

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

    /** As in Nova metadata is updated in the answer alone: nobody who asks later is told. */
    private Aggregate updatedNow(Tx tx, long number) {
        return find(tx, number).updated(context.platform().now().truncatedTo(ChronoUnit.MICROS));
    }

    Aggregate create(AggregateBody.Naming wanted) {
        String name = wanted.name().orElseThrow();
        return context.database().write("create aggregate", tx -> {
            requireFree(tx, name);
            long number = aggregates.insert(tx, context.platform().newId(), name);
            wanted.zone()
                    .flatMap(zone -> zone)
                    .ifPresent(zone -> aggregates.begin(tx, number, Map.of(Aggregate.ZONE_KEY, zone)));
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
            if (wanted.zone().isEmpty()) {
                return find(tx, number);
            }
            checkZone(tx, aggregate, wanted.zone().get(), "update");
            aggregates.merge(
                    tx, number, Map.of(Aggregate.ZONE_KEY, wanted.zone().get()));
            return updatedNow(tx, number);
        });
    }

    Aggregate setMetadata(long number, Map<String, Optional<String>> metadata) {
        return context.database().write("set aggregate metadata", tx -> {
            Aggregate aggregate = find(tx, number);
            if (metadata.containsKey(Aggregate.ZONE_KEY)) {
                checkZone(tx, aggregate, metadata.get(Aggregate.ZONE_KEY), "update metadata of");
            }
            aggregates.merge(tx, number, new TreeMap<>(metadata));
            return updatedNow(tx, number);
        });
    }

    Aggregate addHost(long number, HostName host) {
        return context.database().write("add host to aggregate", tx -> {
            if (!aggregates.hostExists(tx, host)) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Compute host %s could not be found.".formatted(host));
            }
            Aggregate aggregate = find(tx, number);
            aggregate.zone().ifPresent(zone -> {
                requireNoOtherZones(tx, aggregate, List.of(host), zone, "add host to");
                Optional<String> now = zoneWithout(tx, NO_AGGREGATE, host);
                if (!now.equals(Optional.of(zone))) {
                    requireNoServers(tx, aggregate, host, now, Optional.of(zone));
                }
            });
            if (aggregate.hosts().contains(host)) {
                throw new NovaException(
                        ErrorCode.CONFLICT, "Aggregate %d already has host %s.".formatted(number, host));
            }
            aggregates.addHost(tx, number, host);
            return find(tx, number);
        });
    }

    Aggregate removeHost(long number, HostName host) {
        return context.database().write("remove host from aggregate", tx -> {
            NovaException missing = new NovaException(
                    ErrorCode.NOT_FOUND, "Cannot remove host %s in aggregate %d".formatted(host, number));
            Aggregate aggregate = aggregates
                    .find(tx, number)
                    .filter(found -> aggregates.hostExists(tx, host))
                    .orElseThrow(() -> missing);
            Optional<String> then = zoneWithout(tx, number, host);
            if (aggregate.zone().isPresent() && !then.equals(aggregate.zone())) {
                requireNoServers(tx, aggregate, host, aggregate.zone(), then);
            }
            if (!aggregate.hosts().contains(host)) {
                throw missing;
            }
            aggregates.removeHost(tx, number, host);
            return find(tx, number);
        });
    }

    void delete(long number) {
        context.database().change("delete aggregate", tx -> {
            Aggregate aggregate = find(tx, number);
            if (!aggregate.hosts().isEmpty()) {
                throw refused(ErrorCode.BAD_REQUEST, "remove host from", number, "Host aggregate is not empty");
            }
            aggregates.delete(tx, number);
        });
    }

    /** A new zone of the aggregate becomes the zone of all its hosts; without any zone no aggregate is made. */
    private void checkZone(Tx tx, Aggregate aggregate, Optional<String> zone, String action) {
        String wanted = zone.filter(name -> !name.isEmpty())
                .orElseThrow(() -> refused(
                        ErrorCode.BAD_REQUEST,
                        action,
                        aggregate.number(),
                        "Aggregate %s does not support empty named availability zone".formatted(aggregate.name())));
        requireNoOtherZones(tx, aggregate, aggregate.hosts(), wanted, action);
        if (!zone.equals(aggregate.zone()) && servers.any(tx, aggregate.hosts())) {
            throw refused(
                    ErrorCode.BAD_REQUEST,
                    action,
                    aggregate.number(),
                    "One or more hosts contain instances in this zone");
        }
    }

    private void requireNoOtherZones(Tx tx, Aggregate aggregate, List<HostName> hosts, String zone, String action) {
        List<String> others = facts.all(tx).stream()
                .filter(other -> other.number() != aggregate.number() && !Collections.disjoint(other.hosts(), hosts))
                .flatMap(other -> other.zone().stream())
                .filter(name -> !name.equals(zone))
                .map(name -> "'" + name + "'")
                .toList();
        if (!others.isEmpty()) {
            throw refused(
                    action.equals("add host to") ? ErrorCode.CONFLICT : ErrorCode.BAD_REQUEST,
                    action,
                    aggregate.number(),
                    "One or more hosts already in availability zone(s) " + others);
        }
    }

    /** A server's zone is its host's, so a host with servers stays where it is. */
    private void requireNoServers(
            Tx tx, Aggregate aggregate, HostName host, Optional<String> from, Optional<String> to) {
        int count = servers.count(tx, host);
        if (count > 0) {
            boolean adding = to.equals(aggregate.zone());
            throw refused(
                    ErrorCode.CONFLICT,
                    adding ? "add host to" : "remove host from",
                    aggregate.number(),
                    ("The host cannot be %s the aggregate as the availability zone of the host would change from"
                                    + " '%s' to '%s' but the host already has %d instance(s). Changing the AZ of an"
                                    + " existing instance is not supported by this action. Move the instances away"
                                    + " from this host then try again. If you need to move the instances between AZs"
                                    + " then you can use shelve_offload and unshelve to achieve this.")
                            .formatted(
                                    adding ? "added to" : "removed from",
                                    from.orElse("None"),
                                    to.orElse("None"),
                                    count));
        }
    }

    /** What aggregates other than {@code left} make the zone of a host. */
    private Optional<String> zoneWithout(Tx tx, long left, HostName host) {
        return facts.all(tx).stream()
                .filter(each -> each.number() != left && each.hosts().contains(host))
                .flatMap(each -> each.zone().stream())
                .findFirst();
    }

    private void requireFree(Tx tx, String name) {
        if (aggregates.nameTaken(tx, name)) {
            throw new NovaException(ErrorCode.CONFLICT, "Aggregate %s already exists.".formatted(name));
        }
    }

    private static NovaException refused(ErrorCode code, String action, long number, String reason) {
        return new NovaException(code, "Cannot %s aggregate %d. Reason: %s.".formatted(action, number, reason));
    }
}
