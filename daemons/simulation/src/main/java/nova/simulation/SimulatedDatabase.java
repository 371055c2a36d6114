package nova.simulation;

import nova.db.Database;
import nova.db.TxBody;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.testkit.baton.Faults;
import nova.testkit.baton.SimulatedProcess;

/**
 * The database as one process sees it: each transaction is one effect. It may be refused before it begins, and its
 * answer may be lost after it was committed.
 */
final class SimulatedDatabase implements Database {
    private final SimulatedProcess process;
    private final Database inner;
    private final Faults faults;

    SimulatedDatabase(SimulatedProcess process, Database inner, Faults faults) {
        this.process = process;
        this.inner = inner;
        this.faults = faults;
    }

    @Override
    public <T> T write(String what, TxBody<T> body) {
        return process.effect("write " + what, () -> {
            if (faults.refuses()) {
                throw new NovaException(ErrorCode.UNAVAILABLE, "no connection for " + what);
            }
            T result = inner.write(what, body);
            if (faults.refuses()) {
                throw new NovaException(ErrorCode.UNAVAILABLE, "connection lost in the commit of " + what);
            }
            return result;
        });
    }

    @Override
    public <T> T read(String what, TxBody<T> body) {
        return process.look(() -> {
            if (faults.refuses()) {
                throw new NovaException(ErrorCode.UNAVAILABLE, "no connection for " + what);
            }
            return inner.read(what, body);
        });
    }
}
