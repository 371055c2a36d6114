package nova.db.flavor;

import static nova.db.jooq.tables.FlavorAccess.FLAVOR_ACCESS;
import static nova.db.jooq.tables.FlavorExtraSpecs.FLAVOR_EXTRA_SPECS;
import static nova.db.jooq.tables.Flavors.FLAVORS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.db.Tx;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorQuery;
import nova.model.flavor.FlavorSize;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;

/** Flavors with their extra specs, and which projects may use private ones. Servers keep a copy of theirs. */
public final class FlavorStore {
    /** Throws CONFLICT, in Nova's words, when the id or the name is taken. */
    public void insert(Tx tx, Flavor flavor) {
        FlavorSize size = flavor.size();
        requireFree(tx, flavor);
        tx.sql()
                .insertInto(FLAVORS)
                .set(FLAVORS.FLAVOR_ID, flavor.id().value())
                .set(FLAVORS.NAME, flavor.name())
                .set(FLAVORS.DESCRIPTION, flavor.description().orElse(null))
                .set(FLAVORS.VCPUS, size.vcpus())
                .set(FLAVORS.RAM_MIB, size.ramMib())
                .set(FLAVORS.ROOT_GIB, size.rootGib())
                .set(FLAVORS.EPHEMERAL_GIB, size.ephemeralGib())
                .set(FLAVORS.SWAP_MIB, size.swapMib())
                .set(FLAVORS.RXTX_FACTOR, size.rxtxFactor())
                .set(FLAVORS.IS_PUBLIC, flavor.isPublic())
                .set(FLAVORS.DISABLED, flavor.disabled())
                .set(FLAVORS.CREATED_AT, tx.now())
                .execute();
        insertSpecs(tx, seq(tx, flavor.id()).orElseThrow(), flavor.extraSpecs());
    }

    private static void requireFree(Tx tx, Flavor flavor) {
        for (Record taken : tx.sql()
                .select(FLAVORS.FLAVOR_ID)
                .from(FLAVORS)
                .where(FLAVORS.FLAVOR_ID.eq(flavor.id().value()).or(FLAVORS.NAME.eq(flavor.name())))
                .fetch()) {
            boolean sameId = taken.get(FLAVORS.FLAVOR_ID).equals(flavor.id().value());
            throw new NovaException(
                    ErrorCode.CONFLICT,
                    sameId
                            ? "Flavor with ID " + flavor.id() + " already exists."
                            : "Flavor with name " + flavor.name() + " already exists.");
        }
    }

    public Optional<Flavor> find(Tx tx, FlavorId id) {
        return flavors(
                        tx,
                        tx.sql()
                                .select(FLAVORS.fields())
                                .from(FLAVORS)
                                .where(FLAVORS.FLAVOR_ID.eq(id.value()))
                                .fetch())
                .stream()
                .findFirst();
    }

    /** One page, with extra specs; two statements. An unknown marker is a BAD_REQUEST. */
    public List<Flavor> list(Tx tx, FlavorQuery query) {
        return flavors(tx, FlavorPage.fetch(tx, query));
    }

    private static List<Flavor> flavors(Tx tx, Result<Record> rows) {
        Map<Long, Map<String, String>> specs = new TreeMap<>();
        if (rows.isNotEmpty()) {
            tx.sql()
                    .select(FLAVOR_EXTRA_SPECS.FLAVOR_SEQ, FLAVOR_EXTRA_SPECS.SPEC_KEY, FLAVOR_EXTRA_SPECS.SPEC_VALUE)
                    .from(FLAVOR_EXTRA_SPECS)
                    .where(FLAVOR_EXTRA_SPECS.FLAVOR_SEQ.in(rows.getValues(FLAVORS.SEQ)))
                    .forEach(row -> specs.computeIfAbsent(row.value1(), seq -> new TreeMap<>())
                            .put(row.value2(), row.value3()));
        }
        return rows.map(row -> flavor(row, specs.getOrDefault(row.get(FLAVORS.SEQ), Map.of())));
    }

    private static Flavor flavor(Record row, Map<String, String> specs) {
        return new Flavor(
                new FlavorId(row.get(FLAVORS.FLAVOR_ID)),
                row.get(FLAVORS.NAME),
                Optional.ofNullable(row.get(FLAVORS.DESCRIPTION)),
                new FlavorSize(
                        row.get(FLAVORS.VCPUS),
                        row.get(FLAVORS.RAM_MIB),
                        row.get(FLAVORS.ROOT_GIB),
                        row.get(FLAVORS.EPHEMERAL_GIB),
                        row.get(FLAVORS.SWAP_MIB),
                        row.get(FLAVORS.RXTX_FACTOR)),
                row.get(FLAVORS.IS_PUBLIC),
                row.get(FLAVORS.DISABLED),
                specs);
    }

    /** False when there is no such flavor. */
    public boolean describe(Tx tx, FlavorId id, Optional<String> description) {
        return tx.sql()
                        .update(FLAVORS)
                        .set(FLAVORS.DESCRIPTION, description.orElse(null))
                        .set(FLAVORS.UPDATED_AT, tx.now())
                        .where(FLAVORS.FLAVOR_ID.eq(id.value()))
                        .execute()
                == 1;
    }

    /** With its extra specs and access; servers made of it stay as they are. */
    public boolean delete(Tx tx, FlavorId id) {
        Optional<Long> seq = seq(tx, id);
        seq.ifPresent(row -> {
            tx.sql()
                    .deleteFrom(FLAVOR_EXTRA_SPECS)
                    .where(FLAVOR_EXTRA_SPECS.FLAVOR_SEQ.eq(row))
                    .execute();
            tx.sql()
                    .deleteFrom(FLAVOR_ACCESS)
                    .where(FLAVOR_ACCESS.FLAVOR_SEQ.eq(row))
                    .execute();
            tx.sql().deleteFrom(FLAVORS).where(FLAVORS.SEQ.eq(row)).execute();
        });
        return seq.isPresent();
    }

    /** Adds specs and overwrites those that are there; false when there is no such flavor. */
    public boolean mergeSpecs(Tx tx, FlavorId id, Map<String, String> specs) {
        Optional<Long> seq = seq(tx, id);
        seq.ifPresent(row -> {
            tx.sql()
                    .deleteFrom(FLAVOR_EXTRA_SPECS)
                    .where(FLAVOR_EXTRA_SPECS.FLAVOR_SEQ.eq(row))
                    .and(FLAVOR_EXTRA_SPECS.SPEC_KEY.in(specs.keySet()))
                    .execute();
            insertSpecs(tx, row, specs);
        });
        return seq.isPresent();
    }

    private static void insertSpecs(Tx tx, long seq, Map<String, String> specs) {
        if (specs.isEmpty()) {
            return;
        }
        var rows = tx.sql()
                .insertInto(
                        FLAVOR_EXTRA_SPECS,
                        FLAVOR_EXTRA_SPECS.FLAVOR_SEQ,
                        FLAVOR_EXTRA_SPECS.SPEC_KEY,
                        FLAVOR_EXTRA_SPECS.SPEC_VALUE);
        for (Map.Entry<String, String> spec : new TreeMap<>(specs).entrySet()) {
            rows = rows.values(seq, spec.getKey(), spec.getValue());
        }
        rows.execute();
    }

    /** False when the flavor has no such spec. */
    public boolean deleteSpec(Tx tx, FlavorId id, String key) {
        return seq(tx, id)
                .map(row -> tx.sql()
                                .deleteFrom(FLAVOR_EXTRA_SPECS)
                                .where(FLAVOR_EXTRA_SPECS.FLAVOR_SEQ.eq(row))
                                .and(FLAVOR_EXTRA_SPECS.SPEC_KEY.eq(key))
                                .execute()
                        == 1)
                .orElse(false);
    }

    /** Projects that may use a private flavor. */
    public List<ProjectId> access(Tx tx, FlavorId id) {
        return tx.sql()
                .select(FLAVOR_ACCESS.PROJECT_ID)
                .from(FLAVOR_ACCESS)
                .join(FLAVORS)
                .on(FLAVORS.SEQ.eq(FLAVOR_ACCESS.FLAVOR_SEQ))
                .where(FLAVORS.FLAVOR_ID.eq(id.value()))
                .orderBy(FLAVOR_ACCESS.PROJECT_ID)
                .fetch(row -> new ProjectId(row.value1()));
    }

    /** False when the project has access already. */
    public boolean grant(Tx tx, FlavorId id, ProjectId project) {
        Optional<Long> seq = seq(tx, id);
        if (seq.isEmpty() || access(tx, id).contains(project)) {
            return false;
        }
        tx.sql()
                .insertInto(FLAVOR_ACCESS, FLAVOR_ACCESS.FLAVOR_SEQ, FLAVOR_ACCESS.PROJECT_ID)
                .values(seq.get(), project.value())
                .execute();
        return true;
    }

    /** False when the project had no access. */
    public boolean revoke(Tx tx, FlavorId id, ProjectId project) {
        return seq(tx, id)
                .map(row -> tx.sql()
                                .deleteFrom(FLAVOR_ACCESS)
                                .where(FLAVOR_ACCESS.FLAVOR_SEQ.eq(row))
                                .and(FLAVOR_ACCESS.PROJECT_ID.eq(project.value()))
                                .execute()
                        == 1)
                .orElse(false);
    }

    /** The number Nova kept beside the id. */
    public Optional<Long> seq(Tx tx, FlavorId id) {
        Field<Long> seq = FLAVORS.SEQ;
        return tx.sql()
                .select(seq)
                .from(FLAVORS)
                .where(FLAVORS.FLAVOR_ID.eq(id.value()))
                .fetchOptional(seq);
    }
}
