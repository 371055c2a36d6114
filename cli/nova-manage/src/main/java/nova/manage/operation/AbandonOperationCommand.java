package nova.manage.operation;

import java.util.concurrent.Callable;
import nova.db.operation.OperatorStore;
import nova.manage.Session;
import nova.model.operation.OperationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "abandon",
        description = "Give an operation up: a live one is asked to stop and undone, a parked one is not tried again.")
public final class AbandonOperationCommand implements Callable<Integer> {
    private static final int EXIT_NOTHING_DONE = 1;

    private final Session session;

    @Parameters(paramLabel = "ID", description = "Id of the operation.")
    private String id;

    @Option(names = "--reason", description = "Kept with the operation; default: ${DEFAULT-VALUE}.")
    private String reason = "by an operator";

    public AbandonOperationCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OperatorStore.Abandoned end = session.withRows(database -> database.write(
                "abandon operation", tx -> new OperatorStore().abandon(tx, new OperationId(id), reason)));
        return switch (end) {
            case CANCELLING -> said(0, "is asked to stop; a conductor undoes what it did");
            case GIVEN_UP -> said(0, "is given up; its server stays as it is");
            case OVER -> said(EXIT_NOTHING_DONE, "is over already");
            case UNKNOWN -> said(EXIT_NOTHING_DONE, "does not exist");
        };
    }

    private int said(int code, String what) {
        (code == 0 ? session.out() : session.err()).println("Operation " + id + " " + what + ".");
        return code;
    }
}
