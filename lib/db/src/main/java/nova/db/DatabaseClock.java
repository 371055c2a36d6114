package nova.db;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Where {@link Tx#now()} comes from: the server itself, or in the simulation its simulated time. */
@FunctionalInterface
public interface DatabaseClock {
    /** Asks the server: one statement per transaction that wants to know. */
    DatabaseClock SERVER = new ServerClock();

    Instant now(DSLContext sql, Engine engine);

    /** Goes through {@link InstantBinding}, so that no time zone of this process gets in between. */
    record ServerClock() implements DatabaseClock {
        private static final DataType<Instant> INSTANT =
                SQLDataType.LOCALDATETIME(6).asConvertedDataType(new InstantBinding());

        @Override
        public Instant now(DSLContext sql, Engine engine) {
            return sql.fetchSingle(DSL.field(engine.utcNow(), INSTANT)).value1().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
