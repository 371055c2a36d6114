package nova.db;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;

/**
 * The row a result stands at, read from the driver without a record in between: a page of wide rows costs half as much.
 * For stores. Columns are named by the very objects they were selected with.
 */
public final class Row {
    private final ResultSet rows;
    private final Map<Field<?>, Integer> positions;

    private Row(ResultSet rows, List<? extends Field<?>> columns) {
        this.rows = requireNonNull(rows, "rows");
        this.positions = new IdentityHashMap<>();
        columns.forEach(column -> positions.putIfAbsent(column, positions.size() + 1));
    }

    /** Runs the query, which selects {@code columns}, and reads each of its rows; the row is good for that call only. */
    public static <T> List<T> each(
            ResultQuery<?> query, List<? extends Field<?>> columns, Function<Row, ? extends T> reader) {
        try (ResultSet rows = query.fetchResultSet()) {
            Row row = new Row(rows, columns);
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.apply(row));
            }
            return read;
        } catch (SQLException failed) {
            throw new DataAccessException("cannot read the rows", failed);
        }
    }

    public boolean has(Field<?> column) {
        return positions.containsKey(column);
    }

    public String text(Field<String> column) {
        try {
            return rows.getString(at(column));
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    /** Empty where there is no value, and for a column that was not selected. */
    public Optional<String> optional(Field<String> column) {
        return has(column) ? Optional.ofNullable(text(column)) : Optional.empty();
    }

    public int number(Field<Integer> column) {
        try {
            return rows.getInt(at(column));
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    public long large(Field<Long> column) {
        try {
            return rows.getLong(at(column));
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    public double real(Field<Double> column) {
        try {
            return rows.getDouble(at(column));
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    public boolean flag(Field<Boolean> column) {
        try {
            return rows.getBoolean(at(column));
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    public boolean isNull(Field<?> column) {
        try {
            return rows.getObject(at(column)) == null;
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    public Instant instant(Field<Instant> column) {
        return when(column)
                .orElseThrow(() -> new DataAccessException("column " + column.getName() + " should have an instant"));
    }

    public Optional<Instant> when(Field<Instant> column) {
        try {
            // As InstantBinding reads it.
            return Optional.ofNullable(rows.getObject(at(column), LocalDateTime.class))
                    .map(time -> time.toInstant(ZoneOffset.UTC));
        } catch (SQLException failed) {
            throw failed(column, failed);
        }
    }

    private int at(Field<?> column) {
        Integer position = positions.get(column);
        if (position == null) {
            throw new DataAccessException("column " + column.getName() + " was not selected");
        }
        return position;
    }

    private static DataAccessException failed(Field<?> column, SQLException cause) {
        return new DataAccessException("cannot read column " + column.getName(), cause);
    }
}
