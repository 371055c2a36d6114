package nova.db;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Pages by key, in one statement: the marker's row is joined to the table, and a page is what comes after it in the
 * order of the keys. The last key is unique. For stores.
 */
public final class Paging {
    /** MariaDB's and MySQL's refusal of a regular expression, and H2's. */
    private static final List<Integer> BAD_EXPRESSION = List.of(1139, 3685, 22025);

    private Paging() {}

    /** One value of an order: of the rows of a page, and the same of the marker's row. */
    public record Key(Field<?> value, Function<Table<?>, Field<?>> ofMarker, boolean descending) {
        public Key(TableField<?, ?> column, boolean descending) {
            this(column, marker -> marker.field(column), descending);
        }
    }

    public static List<SortField<?>> order(List<Key> keys) {
        List<SortField<?>> order = new ArrayList<>();
        keys.forEach(key ->
                order.add(key.descending() ? key.value().desc() : key.value().asc()));
        return order;
    }

    /** After the marker: beyond it in the first key, or level with it there and beyond in the next, and so on. */
    public static Condition after(Table<?> marker, List<Key> keys) {
        Condition after = DSL.falseCondition();
        for (Key key : keys.reversed()) {
            after = after(key.value(), key.ofMarker().apply(marker), key.descending(), after);
        }
        return after;
    }

    /** Absent values come first, as both databases sort them. Columns that always have one stay open to their index. */
    private static <T> Condition after(Field<T> column, Field<?> ofMarker, boolean descending, Condition levelAnd) {
        Field<T> mark = ofMarker.coerce(column);
        Condition beyond = descending ? column.lt(mark) : column.gt(mark);
        if (column instanceof TableField && !column.getDataType().nullable()) {
            Condition notBefore = descending ? column.le(mark) : column.ge(mark);
            return notBefore.and(beyond.or(levelAnd));
        }
        Condition absent = descending
                ? column.isNull().and(mark.isNotNull())
                : column.isNotNull().and(mark.isNull());
        Condition level = column.eq(mark).or(column.isNull().and(mark.isNull()));
        return beyond.or(absent).or(level.and(levelAnd));
    }

    /**
     * The expression, found whatever the case; refused here when it is none by Java's rules. Java's rules are close to those of the databases; what passes here and
     * fails there is refused by {@link #refusingExpressions}.
     */
    public static String folding(String expression) {
        requireExpression(expression);
        return "(?i)" + expression;
    }

    public static void requireExpression(String expression) {
        try {
            Pattern.compile(expression);
        } catch (PatternSyntaxException cause) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "'" + expression + "' is not a regular expression: " + cause.getDescription());
        }
    }

    public static <T> T refusingExpressions(Supplier<T> query) {
        try {
            return query.get();
        } catch (DataAccessException failed) {
            if (failed.getCause() instanceof SQLException cause && BAD_EXPRESSION.contains(cause.getErrorCode())) {
                throw new NovaException(
                        ErrorCode.BAD_REQUEST, "a filter is not a regular expression the database understands", failed);
            }
            throw failed;
        }
    }
}
