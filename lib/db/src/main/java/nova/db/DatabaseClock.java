package nova.db;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import nova.runtime.port.Platform;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Where {@link Tx#now()} comes from: the server's clock, or in the simulation its simulated time. */
@FunctionalInterface
public interface DatabaseClock {
    Instant now(DSLContext sql, Engine engine);

    /**
     * The clock all processes of a database share: of the embedded one our own, else the server's, carried
     * on by ours between two looks at it, so that few transactions pay a statement for the time. Wrong by at most half a
     * round trip and what the clocks drift apart in {@link #LONGEST_CARRIED}.
     */
    final class ServerClock implements DatabaseClock {
        static final Duration LONGEST_CARRIED = Duration.ofSeconds(2);

        /** Goes through {@link InstantBinding}, so that no time zone of this process gets in between. */
        private static final DataType<Instant> INSTANT =
                SQLDataType.LOCALDATETIME(6).asConvertedDataType(new InstantBinding());

        private final Platform platform;
        private final AtomicReference<Look> last = new AtomicReference<>();

        ServerClock(Platform platform) {
            this.platform = requireNonNull(platform, "platform");
        }

        /** What the server's clock said, and when that was by ours. */
        private record Look(Instant server, long nanos) {
            Instant at(long later) {
                return server.plusNanos(later - nanos).truncatedTo(ChronoUnit.MICROS);
            }
        }

        @Override
        public Instant now(DSLContext sql, Engine engine) {
            if (engine == Engine.EMBEDDED) {
                return platform.now().truncatedTo(ChronoUnit.MICROS);
            }
            Look look = last.get();
            if (look == null || platform.nanos() - look.nanos() > LONGEST_CARRIED.toNanos()) {
                look = look(sql);
                last.set(look);
            }
            return look.at(platform.nanos());
        }

        private Look look(DSLContext sql) {
            long asked = platform.nanos();
            Instant server =
                    sql.fetchSingle(DSL.field("utc_timestamp(6)", INSTANT)).value1();
            return new Look(server, asked + (platform.nanos() - asked) / 2);
        }
    }
}
