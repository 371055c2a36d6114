package nova.db.server;

import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerRequests.SERVER_REQUESTS;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.List;
import java.util.Optional;
import nova.db.Paging;
import nova.model.server.ServerFilter;
import nova.model.server.VmState;
import nova.runtime.json.JsonCodec;
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
            case ServerFilter.AnyOf(var field, var values) -> anyOf(ServerColumns.of(field), values);
            case ServerFilter.Matches(var field, var expression) ->
                ServerColumns.of(field).coerce(String.class).likeRegex(Paging.folding(expression));
            case ServerFilter.Address(var version, var expression) ->
                SERVERS.VIFS.likeRegex(address(version, expression));
            case ServerFilter.ChangedSince(var instant) -> SERVERS.UPDATED_AT.ge(instant);
            case ServerFilter.ChangedBefore(var instant) -> SERVERS.UPDATED_AT.le(instant);
            case ServerFilter.Deleted(var deleted, var softToo) -> deleted(deleted, softToo);
            case ServerFilter.AutoDiskConfig(var automatic) ->
                DSL.exists(DSL.selectOne()
                        .from(SERVER_REQUESTS)
                        .where(SERVER_REQUESTS.SERVER_ID.eq(SERVERS.ID))
                        .and(SERVER_REQUESTS.DISK_CONFIG.eq(automatic ? "AUTO" : "MANUAL")));
            case ServerFilter.Locked(var locked) -> locked ? SERVERS.LOCKED_BY.isNotNull() : SERVERS.LOCKED_BY.isNull();
            case ServerFilter.Tags(var rule, var tags) -> tags(rule, tags);
            case ServerFilter.Metadata(var key, var value) ->
                DSL.exists(DSL.selectOne()
                        .from(SERVER_METADATA)
                        .where(SERVER_METADATA.SERVER_ID.eq(SERVERS.ID))
                        .and(SERVER_METADATA.META_KEY.eq(key))
                        .and(SERVER_METADATA.META_VALUE.eq(value)));
            case ServerFilter.ImageProperty(var name, var value) ->
                SERVERS.IMAGE_PROPERTIES.contains(JsonCodec.write(name) + ":" + JsonCodec.write(value));
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

    private static <T> Condition anyOf(TableField<?, T> column, List<String> values) {
        List<T> fit = values.stream()
                .map(value -> ServerColumns.value(column, value))
                .flatMap(Optional::stream)
                .toList();
        // The embedded database compares a truth with a column of numbers, but not in a list.
        return switch (fit.size()) {
            case 0 -> DSL.falseCondition();
            case 1 -> column.eq(fit.getFirst());
            default -> column.in(fit);
        };
    }

    /** Nova matches from the start of an address; ours stand in JSON as "address":"10.0.0.4","version":4. */
    private static String address(int version, String expression) {
        Paging.folding(expression);
        String start = expression.startsWith("^") ? expression.substring(1) : expression;
        boolean whole = start.endsWith("$") && !start.endsWith("\\$");
        String body = (whole ? start.substring(0, start.length() - 1) : start).replace(".*", "[^\"]*");
        String rest = (whole ? "" : "[^\"]*") + "\",\"version\":" + version;
        return Paging.folding("\"address\":\"(?:" + body + ")" + rest);
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
        return switch (rule) {
            case ANY -> any;
            case NOT_ANY -> DSL.not(any);
            case ALL -> all;
            case NOT_ALL -> DSL.not(all);
        };
    }
}
