package nova.db;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.conf.ParamType;
import org.jooq.impl.DSL;

/**
 * A {@code datetime(6)} column as an {@link Instant}: UTC, microseconds. Goes past {@link java.sql.Timestamp}, which
 * would read the column in the zone of the JVM and bend the hours of its daylight saving changes. Bound as text: to
 * Connector/J a MariaDB server looks like MySQL 5.5, for which it would cut the fraction off.
 */
public final class InstantBinding implements Binding<LocalDateTime, Instant> {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

    @Override
    public Converter<LocalDateTime, Instant> converter() {
        return Converter.ofNullable(LocalDateTime.class, Instant.class, InstantBinding::read, InstantBinding::write);
    }

    private static Instant read(LocalDateTime column) {
        return column.toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime write(Instant value) {
        return LocalDateTime.ofInstant(value, ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public void sql(BindingSQLContext<Instant> context) {
        if (context.render().paramType() == ParamType.INLINED && context.value() != null) {
            context.render().visit(DSL.inline(TEXT.format(write(context.value()))));
        } else {
            context.render().sql("?");
        }
    }

    @Override
    public void register(BindingRegisterContext<Instant> context) throws SQLException {
        context.statement().registerOutParameter(context.index(), Types.TIMESTAMP);
    }

    @Override
    public void set(BindingSetStatementContext<Instant> context) throws SQLException {
        Instant value = context.value();
        if (value == null) {
            context.statement().setNull(context.index(), Types.TIMESTAMP);
        } else {
            context.statement().setString(context.index(), TEXT.format(write(value)));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Instant> context) throws SQLException {
        LocalDateTime column = context.resultSet().getObject(context.index(), LocalDateTime.class);
        context.value(column == null ? null : read(column));
    }

    @Override
    public void get(BindingGetStatementContext<Instant> context) throws SQLException {
        LocalDateTime column = context.statement().getObject(context.index(), LocalDateTime.class);
        context.value(column == null ? null : read(column));
    }

    @Override
    public void set(BindingSetSQLOutputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("SQLOutput");
    }

    @Override
    public void get(BindingGetSQLInputContext<Instant> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("SQLInput");
    }
}
