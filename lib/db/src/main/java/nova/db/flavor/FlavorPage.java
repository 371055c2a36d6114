package nova.db.flavor;

import static nova.db.jooq.tables.FlavorAccess.FLAVOR_ACCESS;
import static nova.db.jooq.tables.Flavors.FLAVORS;

import java.util.ArrayList;
import java.util.List;
import nova.db.Paging;
import nova.db.Tx;
import nova.db.jooq.tables.Flavors;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.FlavorId;
import nova.model.flavor.FlavorQuery;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** One page of flavors by key; the number breaks ties. */
final class FlavorPage {
    private static final Flavors MARKER = FLAVORS.as("marker");

    private FlavorPage() {}

    static Result<Record> fetch(Tx tx, FlavorQuery query) {
        boolean descending = query.sort().descending();
        List<Paging.Key> keys = List.of(
                new Paging.Key(column(query.sort().key()), descending), new Paging.Key(FLAVORS.SEQ, descending));
        var from = query.marker()
                .map(marker -> tx.sql()
                        .select(FLAVORS.fields())
                        .from(FLAVORS.join(MARKER).on(isMarker(query, marker)).and(Paging.after(MARKER, keys))))
                .orElseGet(() -> tx.sql().select(FLAVORS.fields()).from(FLAVORS));
        Result<Record> page = Paging.refusingExpressions(() -> from.where(conditions(query))
                .orderBy(Paging.order(keys))
                .limit(query.limit())
                .fetch());
        if (page.isEmpty()) {
            query.marker().ifPresent(marker -> requireThere(tx, query, marker));
        }
        return page;
    }

    private static TableField<?, ?> column(FlavorQuery.Key key) {
        return switch (key) {
            case FLAVOR_ID -> FLAVORS.FLAVOR_ID;
            case NUMBER -> FLAVORS.SEQ;
            case NAME -> FLAVORS.NAME;
            case DESCRIPTION -> FLAVORS.DESCRIPTION;
            case VCPUS -> FLAVORS.VCPUS;
            case RAM -> FLAVORS.RAM_MIB;
            case ROOT -> FLAVORS.ROOT_GIB;
            case EPHEMERAL -> FLAVORS.EPHEMERAL_GIB;
            case SWAP -> FLAVORS.SWAP_MIB;
            case RXTX_FACTOR -> FLAVORS.RXTX_FACTOR;
            case IS_PUBLIC -> FLAVORS.IS_PUBLIC;
            case DISABLED -> FLAVORS.DISABLED;
            case CREATED -> FLAVORS.CREATED_AT;
            case UPDATED -> FLAVORS.UPDATED_AT;
        };
    }

    private static Condition conditions(FlavorQuery query) {
        List<Condition> all = new ArrayList<>();
        query.isPublic().ifPresent(wanted -> all.add(FLAVORS.IS_PUBLIC.eq(wanted)));
        query.visibleTo().ifPresent(project -> all.add(visible(FLAVORS, project)));
        if (!query.withDisabled()) {
            all.add(FLAVORS.DISABLED.eq(false));
        }
        if (query.minRamMib() > 0) {
            all.add(FLAVORS.RAM_MIB.ge(query.minRamMib()));
        }
        if (query.minRootGib() > 0) {
            all.add(FLAVORS.ROOT_GIB.ge(query.minRootGib()));
        }
        query.name().ifPresent(expression -> all.add(FLAVORS.NAME.likeRegex(Paging.folding(expression))));
        return DSL.and(all);
    }

    private static Condition visible(Flavors flavors, ProjectId project) {
        return flavors.IS_PUBLIC
                .eq(true)
                .or(DSL.exists(DSL.selectOne()
                        .from(FLAVOR_ACCESS)
                        .where(FLAVOR_ACCESS.FLAVOR_SEQ.eq(flavors.SEQ))
                        .and(FLAVOR_ACCESS.PROJECT_ID.eq(project.value()))));
    }

    /** Who does not see disabled flavors does not see others' private ones either, be it as a marker. */
    private static Condition isMarker(FlavorQuery query, FlavorId marker) {
        Condition named = MARKER.FLAVOR_ID.eq(marker.value());
        return query.visibleTo()
                .filter(_ -> !query.withDisabled())
                .map(project -> named.and(visible(MARKER, project)))
                .orElse(named);
    }

    private static void requireThere(Tx tx, FlavorQuery query, FlavorId marker) {
        if (!tx.sql().fetchExists(MARKER, isMarker(query, marker))) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "marker [" + marker + "] not found");
        }
    }
}
