package nova.db.host;

import static nova.db.jooq.tables.Hosts.HOSTS;
import static nova.db.jooq.tables.Inventories.INVENTORIES;
import static nova.db.jooq.tables.Services.SERVICES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Row;
import nova.db.Tx;
import nova.db.jooq.tables.Hosts;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.guest.HostInventory;
import nova.model.host.HostId;
import nova.model.host.HostName;
import nova.model.host.Hypervisor;
import nova.model.schedule.Stock;
import nova.runtime.json.JsonCodec;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Compute hosts as os-hypervisors shows them: with service, inventory and what is claimed of it. Reads only. */
public final class HypervisorStore {
    private static final Hosts MARKER = HOSTS.as("marker");

    private final ServiceStore services;

    public HypervisorStore(ServiceStore services) {
        this.services = services;
    }

    public Optional<Hypervisor> find(Tx tx, HostId id) {
        return hypervisors(tx, HOSTS.ID.eq(id.value()), 1).stream().findFirst();
    }

    /** By Nova's number, before 2.53. */
    public Optional<Hypervisor> find(Tx tx, long number) {
        return hypervisors(tx, HOSTS.SEQ.eq(number), 1).stream().findFirst();
    }

    public Optional<Hypervisor> find(Tx tx, HostName host) {
        return hypervisors(tx, HOSTS.NAME.eq(host.value()), 1).stream().findFirst();
    }

    /** By number, after the host {@code marker}, which must be there; two statements. */
    public List<Hypervisor> list(Tx tx, Optional<HostId> marker, int limit) {
        Condition after = marker.map(id -> HOSTS.SEQ.gt(
                        DSL.field(DSL.select(MARKER.SEQ).from(MARKER).where(MARKER.ID.eq(id.value())))))
                .orElseGet(DSL::noCondition);
        List<Hypervisor> page = hypervisors(tx, after, limit);
        if (page.isEmpty() && marker.isPresent() && find(tx, marker.get()).isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "marker [" + marker.get() + "] not found");
        }
        return page;
    }

    /** Those with {@code part}, a pattern of SQL, somewhere in the name of their node, by number. */
    public List<Hypervisor> matching(Tx tx, String part, int limit) {
        return hypervisors(tx, HOSTS.NODE.likeIgnoreCase("%" + part.replace("!", "!!") + "%", '!'), limit);
    }

    private List<Hypervisor> hypervisors(Tx tx, Condition which, int limit) {
        List<Field<?>> columns = new ArrayList<>(List.of(SERVICES.fields()));
        columns.addAll(List.of(HOSTS.ID, HOSTS.SEQ, HOSTS.NODE, HOSTS.INVENTORY, HOSTS.SERVERS));
        Result<Record> rows = tx.sql()
                .select(columns)
                .from(HOSTS)
                .join(SERVICES)
                .on(SERVICES.ID.eq(HOSTS.SERVICE_ID))
                .where(which)
                .orderBy(HOSTS.SEQ)
                .limit(limit)
                .fetch();
        Map<String, Map<String, Stock>> stocks = rows.isEmpty()
                ? Map.of()
                : stocks(
                        tx,
                        which.and(HOSTS.SEQ.between(
                                rows.getFirst().get(HOSTS.SEQ), rows.getLast().get(HOSTS.SEQ))));
        return rows.map(row -> new Hypervisor(
                new HostId(row.get(HOSTS.ID)),
                row.get(HOSTS.SEQ),
                row.get(HOSTS.NODE),
                services.service(tx, row),
                Optional.ofNullable(row.get(HOSTS.INVENTORY)).map(json -> JsonCodec.read(HostInventory.class, json)),
                stocks.getOrDefault(row.get(HOSTS.ID), Map.of()),
                row.get(HOSTS.SERVERS)));
    }

    /** Of the hosts between the first and the last of a page: a list of thousands of names would cost more than they. */
    private static Map<String, Map<String, Stock>> stocks(Tx tx, Condition which) {
        Map<String, Map<String, Stock>> stocks = new HashMap<>();
        List<Field<?>> columns = List.of(
                INVENTORIES.HOST_ID,
                INVENTORIES.RESOURCE_CLASS,
                INVENTORIES.TOTAL,
                INVENTORIES.RESERVED,
                INVENTORIES.RATIO,
                INVENTORIES.USED);
        Row.each(
                tx.sql()
                        .select(columns)
                        .from(INVENTORIES)
                        .join(HOSTS)
                        .on(HOSTS.ID.eq(INVENTORIES.HOST_ID))
                        .where(which),
                columns,
                row -> stocks.computeIfAbsent(row.text(INVENTORIES.HOST_ID), host -> new TreeMap<>())
                        .put(
                                row.text(INVENTORIES.RESOURCE_CLASS),
                                new Stock(
                                        row.large(INVENTORIES.TOTAL),
                                        row.large(INVENTORIES.RESERVED),
                                        row.real(INVENTORIES.RATIO),
                                        row.large(INVENTORIES.USED))));
        return stocks;
    }
}
