package nova.db.server;

import static nova.db.jooq.tables.ServerMetadata.SERVER_METADATA;
import static nova.db.jooq.tables.ServerTags.SERVER_TAGS;
import static nova.db.jooq.tables.Servers.SERVERS;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.server.ServerFilter;
import nova.runtime.json.JsonCodec;
import org.jooq.Condition;
import org.jooq.Field;
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
                regex(ServerColumns.of(field).coerce(String.class), checked(expression));
            case ServerFilter.Address(var version, var expression) -> regex(SERVERS.VIFS, address(version, expression));
            case ServerFilter.ChangedSince(var instant) -> SERVERS.UPDATED_AT.ge(instant);
            case ServerFilter.ChangedBefore(var instant) -> SERVERS.UPDATED_AT.le(instant);
            case ServerFilter.Deleted(var deleted) -> SERVERS.DELETED.eq(deleted);
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

    private static <T> Condition anyOf(TableField<?, T> column, List<String> values) {
        List<T> fit = values.stream()
                .map(value -> ServerColumns.value(column, value))
                .flatMap(Optional::stream)
                .toList();
        return fit.isEmpty() ? DSL.falseCondition() : column.in(fit);
    }

    private static Condition regex(Field<String> text, String expression) {
        return text.likeRegex("(?i)" + expression);
    }

    /** Java's rules are close to those of the databases; what passes here and fails there is refused there. */
    private static String checked(String expression) {
        try {
            Pattern.compile(expression);
            return expression;
        } catch (PatternSyntaxException cause) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "'" + expression + "' is not a regular expression: " + cause.getDescription());
        }
    }

    /** Nova matches from the start of an address; ours stand in JSON as "address":"10.0.0.4","version":4. */
    private static String address(int version, String expression) {
        String start = checked(expression).startsWith("^") ? expression.substring(1) : expression;
        boolean whole = start.endsWith("$") && !start.endsWith("\\$");
        String body = whole ? start.substring(0, start.length() - 1) : start;
        return "\"address\":\"(?:" + body.replace(".*", "[^\"]*") + ")" + (whole ? "" : "[^\"]*") + "\",\"version\":"
                + version;
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
