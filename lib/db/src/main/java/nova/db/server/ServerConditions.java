package nova.db.server;

import static nova.db.jooq.tables.FlavorAccess.FLAVOR_ACCESS;
import static nova.db.jooq.tables.Flavors.FLAVORS;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nova.db.Paging;
import nova.model.context.ProjectId;
import nova.model.flavor.FlavorId;
import nova.model.server.ServerField;
import nova.model.server.ServerFilter;
import nova.model.server.VmState;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Filters as SQL conditions. */
final class ServerConditions {
    private ServerConditions() {}

    static Condition all(List<ServerFilter> filters) {
        return DSL.and(filters.stream().map(ServerConditions::of).toList());
    }

    private static Condition of(ServerFilter filter) {
        return switch (filter) {
            case ServerFilter.AnyOf(var field, var values) -> anyOf(field, values);
            case ServerFilter.Matches(var field, var expression) ->
                ServerColumns.text(field).likeRegex(Paging.folding(expression.replace("|", "\\|")));
            case ServerFilter.Address(var version4, var version6) ->
                DSL.or(Stream.concat(address(4, version4), address(6, version6)).toList());
            case ServerFilter.OfFlavor(var flavor, var seenBy) -> ofFlavor(flavor, seenBy);
            case ServerFilter.ChangedSince(var instant) -> SERVERS.UPDATED_AT.ge(instant);
            case ServerFilter.ChangedBefore(var instant) -> SERVERS.UPDATED_AT.le(instant);
            case ServerFilter.Deleted(var deleted, var softToo) -> deleted(deleted, softToo);
            case ServerFilter.Locked(var locked) -> locked ? SERVERS.LOCKED_BY.isNotNull() : SERVERS.LOCKED_BY.isNull();
            case ServerFilter.Tags(var rule, var tags) -> tags(rule, tags);
        };
    }

    private static Condition deleted(boolean deleted, boolean softToo) {
        String soft = VmState.SOFT_DELETED.word();
        Condition gone = SERVERS.DELETED.eq(deleted);
        if (deleted) {
            return softToo ? gone.or(SERVERS.VM_STATE.eq(soft)) : gone;
        }
        return softToo ? gone : gone.and(SERVERS.VM_STATE.ne(soft));
    }

    /** Of a server booted from a volume the image is the empty text in Nova; no task is no value there. */
    private static Condition anyOf(ServerField field, List<String> values) {
        TableField<?, String> column = ServerColumns.exact(field);
        List<String> named = values.stream().filter(value -> !value.isEmpty()).toList();
        Condition one = named.size() == 1 ? column.eq(named.getFirst()) : column.in(named);
        boolean imageless = field == ServerField.IMAGE && named.size() < values.size();
        return imageless ? one.or(column.isNull()) : one;
    }

    private static Condition ofFlavor(FlavorId flavor, Optional<ProjectId> seenBy) {
        Condition seen = seenBy.<Condition>map(project -> FLAVORS.IS_PUBLIC
                        .eq(true)
                        .or(DSL.exists(DSL.selectOne()
                                .from(FLAVOR_ACCESS)
                                .where(FLAVOR_ACCESS.FLAVOR_SEQ.eq(FLAVORS.SEQ))
                                .and(FLAVOR_ACCESS.PROJECT_ID.eq(project.value())))))
                .orElseGet(DSL::noCondition);
        return SERVERS.FLAVOR_ID
                .eq(flavor.value())
                .and(DSL.exists(DSL.selectOne()
                        .from(FLAVORS)
                        .where(FLAVORS.FLAVOR_ID.eq(flavor.value()))
                        .and(seen)));
    }

    private static Stream<Condition> address(int version, Optional<String> expression) {
        return expression.map(text -> SERVERS.VIFS.likeRegex(AddressPattern.inJson(version, text))).stream();
    }

    private static Condition tags(ServerFilter.TagRule rule, List<String> tags) {
        Condition any = DSL.exists(DSL.selectOne()
                .from(SERVER_TAGS)
                .where(SERVER_TAGS.SERVER_ID.eq(SERVERS.ID))
                .and(SERVER_TAGS.TAG.in(tags)));
        Condition all = DSL.field(DSL.selectCount()
                        .from(SERVER_TAGS)
                        .where(SERVER_TAGS.SERVER_ID.eq(SERVERS.ID))
                        .and(SERVER_TAGS.TAG.in(tags)))
                .eq((int) tags.stream().distinct().count());
        // A deleted server has no tags in Nova's eyes.
        Condition there = SERVERS.DELETED.eq(false);
        return switch (rule) {
            case ANY -> there.and(any);
            case NOT_ANY -> DSL.not(there.and(any));
            case ALL -> there.and(all);
            case NOT_ALL -> DSL.not(there.and(all));
        };
    }
}
