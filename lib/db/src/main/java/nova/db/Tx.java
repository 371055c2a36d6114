package nova.db;

import java.time.Instant;
import org.jooq.DSLContext;

/** One running transaction. Handed from its opener to stores; only stores look inside. */
public interface Tx {
    /** For stores. */
    DSLContext sql();

    /**
     * The database's clock, asked once per transaction; all instants that processes compare come from here. Truncated to
     * microseconds, as columns hold it.
     */
    Instant now();

    /** Which kind of server this is; for the few statements that differ. */
    Engine engine();
}
