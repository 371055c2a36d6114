package nova.manage.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nova.db.operation.OperatorStore;
import nova.db.operation.OperatorStore.Which;
import nova.manage.Session;
import nova.manage.output.Table;
import nova.model.operation.Operation;
import nova.model.operation.OperationSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List operations that are not over, and parked ones; newest first.")
public final class ListOperationsCommand implements Callable<Integer> {
    private static final int DEFAULT_LIMIT = 1000;

    private final Session session;

    @Option(names = "--server", paramLabel = "ID", description = "Only of this server, or reservation.")
    private String server;

    @Option(names = "--parked", description = "Only those the engine gave up and that may be tried again.")
    private boolean parked;

    @Option(names = "--all", description = "Also those that are over.")
    private boolean all;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; default ${DEFAULT-VALUE}.")
    private int limit = DEFAULT_LIMIT;

    public ListOperationsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Which which = all ? Which.ALL : parked ? Which.PARKED : Which.OPEN;
        List<OperationSummary> operations = session.withRows(database -> database.read(
                "list operations", tx -> new OperatorStore().list(tx, which, Optional.ofNullable(server), limit)));
        Table table = new Table(Table.Align.LEFT, "ID", "Server", "Verb", "State", "Tries", "Updated", "Message");
        for (OperationSummary summary : operations) {
            Operation operation = summary.operation();
            Operation.Progress progress = operation.progress();
            table.row(
                    operation.id(),
                    operation.subject(),
                    operation.work().verb(),
                    progress.state().name().toLowerCase(java.util.Locale.ROOT),
                    progress.tries(),
                    summary.updated(),
                    progress.message().orElse(progress.cancelRequested() ? "to be cancelled" : ""));
        }
        session.out().print(table.text());
        return 0;
    }
}
