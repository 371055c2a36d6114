package nova.db.schedule;

import static nova.db.jooq.Tables.CLAIMS;
import static nova.db.jooq.Tables.HOSTS;
import static nova.db.jooq.Tables.INVENTORIES;
import static nova.db.jooq.Tables.OPERATIONS;
import static nova.db.jooq.Tables.SERVERS;
import static nova.db.jooq.Tables.SERVER_GROUPS;
import static nova.db.jooq.Tables.SERVER_GROUP_MEMBERS;
import static nova.db.jooq.Tables.SERVICES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nova.db.Tx;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.operation.Verb;
import nova.model.schedule.GroupPlaces;
import nova.model.schedule.GroupPolicy;
import nova.model.schedule.HostFacts;
import nova.model.schedule.HostFacts.Load;
import nova.model.schedule.HostFacts.Service;
import nova.model.schedule.Stock;
import nova.model.server.ServerId;
import nova.runtime.json.JsonCodec;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What a scheduling decision reads: hosts, where servers and group members are, how busy hosts are. */
public final class HostFactsStore {
    /** Hosts per statement when they are named one by one. */
    static final int BATCH = 500;

    private static final String COMPUTE = "nova-compute";

    /** All hosts that have a compute service, by name. */
    public List<HostFacts> all(Tx tx) {
        return facts(tx, DSL.noCondition());
    }

    /** What the asker knows already, so that only news are read. */
    public interface Known {
        /** The revision known of a host, or -1. */
        long revision(HostId host);

        /** Whether this is the state known of the host's service. */
        boolean service(HostId host, Service service);
    }

    /** Hosts whose own row or service row changed at or after {@code since} (database's clock) into something new. */
    public List<HostFacts> changedSince(Tx tx, Instant since, Known known) {
        Set<String> news = new TreeSet<>();
        tx.sql()
                .select(HOSTS.ID, HOSTS.REVISION)
                .from(HOSTS)
                .where(HOSTS.UPDATED_AT.ge(since))
                .forEach(row -> {
                    if (known.revision(new HostId(row.value1())) != row.value2()) {
                        news.add(row.value1());
                    }
                });
        tx.sql()
                .select(HOSTS.ID, SERVICES.DISABLED, SERVICES.DISABLED_REASON, SERVICES.FORCED_DOWN, SERVICES.JUDGED_UP)
                .from(SERVICES)
                .join(HOSTS)
                .on(HOSTS.NAME.eq(SERVICES.HOST))
                .where(SERVICES.PROGRAM.eq(COMPUTE), SERVICES.UPDATED_AT.ge(since))
                .forEach(row -> {
                    if (!known.service(new HostId(row.value1()), service(row))) {
                        news.add(row.value1());
                    }
                });
        List<String> sorted = List.copyOf(news);
        List<HostFacts> changed = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += BATCH) {
            changed.addAll(facts(tx, HOSTS.ID.in(sorted.subList(from, Math.min(sorted.size(), from + BATCH)))));
        }
        return changed;
    }

    private static Service service(Record row) {
        return new Service(
                row.get(SERVICES.DISABLED),
                Optional.ofNullable(row.get(SERVICES.DISABLED_REASON)),
                row.get(SERVICES.JUDGED_UP) && !row.get(SERVICES.FORCED_DOWN));
    }

    /** How many hosts there are; a view with another number has missed a removal. */
    public int count(Tx tx) {
        return tx.sql()
                .fetchCount(tx.sql()
                        .select(HOSTS.ID)
                        .from(HOSTS)
                        .join(SERVICES)
                        .on(SERVICES.HOST.eq(HOSTS.NAME), SERVICES.PROGRAM.eq(COMPUTE)));
    }

    private static List<HostFacts> facts(Tx tx, Condition which) {
        Map<String, Map<String, Stock>> stocks = new TreeMap<>();
        Map<String, Record> hosts = new LinkedHashMap<>();
        for (Record row : tx.sql()
                .select(
                        HOSTS.ID,
                        HOSTS.NAME,
                        HOSTS.NODE,
                        HOSTS.SERVERS,
                        HOSTS.FAILED_BUILDS,
                        HOSTS.DIGEST,
                        HOSTS.REVISION,
                        SERVICES.DISABLED,
                        SERVICES.DISABLED_REASON,
                        SERVICES.FORCED_DOWN,
                        SERVICES.JUDGED_UP,
                        INVENTORIES.RESOURCE_CLASS,
                        INVENTORIES.TOTAL,
                        INVENTORIES.RESERVED,
                        INVENTORIES.RATIO,
                        INVENTORIES.USED)
                .from(HOSTS)
                .join(SERVICES)
                .on(SERVICES.HOST.eq(HOSTS.NAME), SERVICES.PROGRAM.eq(COMPUTE))
                .leftJoin(INVENTORIES)
                .on(INVENTORIES.HOST_ID.eq(HOSTS.ID))
                .where(which)
                .orderBy(HOSTS.NAME, INVENTORIES.RESOURCE_CLASS)) {
            hosts.putIfAbsent(row.get(HOSTS.ID), row);
            Map<String, Stock> ofHost = stocks.computeIfAbsent(row.get(HOSTS.ID), _ -> new TreeMap<>());
            if (row.get(INVENTORIES.RESOURCE_CLASS) != null) {
                ofHost.put(row.get(INVENTORIES.RESOURCE_CLASS), stock(row));
            }
        }
        return hosts.entrySet().stream()
                .map(host -> host(host.getValue(), stocks.get(host.getKey())))
                .toList();
    }

    private static Stock stock(Record row) {
        return new Stock(
                row.get(INVENTORIES.TOTAL),
                row.get(INVENTORIES.RESERVED),
                row.get(INVENTORIES.RATIO),
                row.get(INVENTORIES.USED));
    }

    private static HostFacts host(Record row, Map<String, Stock> stocks) {
        return new HostFacts(
                new HostId(row.get(HOSTS.ID)),
                new HostName(row.get(HOSTS.NAME)),
                row.get(HOSTS.NODE),
                service(row),
                new Load(row.get(HOSTS.SERVERS), row.get(HOSTS.FAILED_BUILDS)),
                stocks,
                row.get(HOSTS.DIGEST),
                row.get(HOSTS.REVISION));
    }

    /** Hardware descriptions of these hosts, those that have sent one. */
    public Map<HostId, HostInventory> hardware(Tx tx, Collection<HostId> hosts) {
        Map<HostId, HostInventory> found = new TreeMap<>();
        List<String> ids = hosts.stream().map(HostId::value).sorted().toList();
        for (int from = 0; from < ids.size(); from += BATCH) {
            tx.sql()
                    .select(HOSTS.ID, HOSTS.INVENTORY)
                    .from(HOSTS)
                    .where(
                            HOSTS.ID.in(ids.subList(from, Math.min(ids.size(), from + BATCH))),
                            HOSTS.INVENTORY.isNotNull())
                    .forEach(row ->
                            found.put(new HostId(row.value1()), JsonCodec.read(HostInventory.class, row.value2())));
        }
        return found;
    }

    /** Servers being built per host, counted from live operations; hosts with none are left out. */
    public Map<HostId, Integer> building(Tx tx) {
        Map<HostId, Integer> busy = new TreeMap<>();
        tx.sql()
                .select(CLAIMS.HOST_ID, DSL.countDistinct(CLAIMS.CONSUMER_ID))
                .from(OPERATIONS)
                .join(CLAIMS)
                .on(CLAIMS.SERVER_ID.eq(OPERATIONS.SERVER_ID))
                .where(OPERATIONS.WAKE_AT.isNotNull(), OPERATIONS.VERB.eq(Verb.BUILD_SERVER.name()))
                .groupBy(CLAIMS.HOST_ID)
                .forEach(row -> busy.put(new HostId(row.value1()), row.value2()));
        return busy;
    }

    /** The group and where its members are, or empty when there is no such group. */
    public Optional<GroupPlaces> group(Tx tx, String group) {
        Record row = tx.sql()
                .select(SERVER_GROUPS.POLICY, SERVER_GROUPS.MAX_PER_HOST, SERVER_GROUPS.REVISION)
                .from(SERVER_GROUPS)
                .where(SERVER_GROUPS.ID.eq(group))
                .fetchOne();
        if (row == null) {
            return Optional.empty();
        }
        Map<ServerId, HostName> places = new TreeMap<>();
        tx.sql()
                .select(SERVER_GROUP_MEMBERS.SERVER_ID, SERVER_GROUP_MEMBERS.HOST)
                .from(SERVER_GROUP_MEMBERS)
                .where(SERVER_GROUP_MEMBERS.GROUP_ID.eq(group), SERVER_GROUP_MEMBERS.HOST.ne(""))
                .forEach(member -> places.put(new ServerId(member.value1()), new HostName(member.value2())));
        return Optional.of(new GroupPlaces(
                group,
                GroupPolicy.of(row.get(SERVER_GROUPS.POLICY)),
                Math.max(1, row.get(SERVER_GROUPS.MAX_PER_HOST)),
                row.get(SERVER_GROUPS.REVISION),
                places));
    }

    /** Hosts on which these servers hold claims; servers that are gone or nowhere are left out. */
    public Map<ServerId, HostName> placesOf(Tx tx, Collection<ServerId> servers) {
        Map<ServerId, HostName> places = new TreeMap<>();
        tx.sql()
                .selectDistinct(CLAIMS.SERVER_ID, HOSTS.NAME)
                .from(CLAIMS)
                .join(HOSTS)
                .on(HOSTS.ID.eq(CLAIMS.HOST_ID))
                .join(SERVERS)
                .on(SERVERS.ID.eq(CLAIMS.SERVER_ID), SERVERS.DELETED.eq(false))
                .where(CLAIMS.SERVER_ID.in(servers.stream().map(ServerId::value).toList()))
                .orderBy(CLAIMS.SERVER_ID, HOSTS.NAME)
                .forEach(row -> places.put(new ServerId(row.value1()), new HostName(row.value2())));
        return places;
    }
}
