package nova.manage.operation;

import java.util.concurrent.Callable;
import nova.db.operation.OperationStore;
import nova.db.operation.SecretStore;
import nova.manage.Session;
import nova.model.operation.OperationId;
import nova.runtime.secret.Sealer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "retry", description = "Give a parked operation another five tries, from its journal on.")
public final class RetryOperationCommand implements Callable<Integer> {
    private static final int EXIT_NOT_PARKED = 1;

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Id of the operation.")
    private String id;

    public RetryOperationCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OperationStore operations = new OperationStore(new SecretStore(new Sealer(java.util.List.of())));
        boolean retried = session.withRows(
                database -> database.write("retry operation", tx -> operations.retryParked(tx, new OperationId(id))));
        if (!retried) {
            session.err()
                    .println(
                            "Operation " + id + " is not parked: nova-manage operation list --parked shows which are.");
            return EXIT_NOT_PARKED;
        }
        session.out().println("Operation " + id + " is tried again.");
        return 0;
    }
}
