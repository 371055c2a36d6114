package nova.manage.cell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nova.db.host.ServiceStore;
import nova.manage.Session;
import nova.manage.output.Table;
import nova.model.host.ComputeService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list_hosts", description = "List the compute hosts.")
final class ListHostsCommand implements Callable<Integer> {
    private static final int EXIT_NO_SUCH_CELL = 1;
    private static final int LIMIT = 100_000;

    private final Session session;

    @Option(names = "--cell_uuid", paramLabel = "ID", description = "Of this cell.")
    private String cell;

    ListHostsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (cell != null && !cell.equals(Cell.ID)) {
            session.out().println("Cell with uuid " + cell + " was not found.");
            return EXIT_NO_SUCH_CELL;
        }
        List<ComputeService> services = session.withRows(database -> database.read(
                "list hosts",
                tx -> new ServiceStore(Duration.ZERO)
                        .list(tx, Optional.of(ComputeService.COMPUTE), Optional.empty(), LIMIT)));
        Table table = new Table(Table.Align.CENTRE, "Cell Name", "Cell UUID", "Hostname");
        services.stream()
                .map(service -> service.host().value())
                .sorted()
                .forEach(host -> table.row(Cell.NAME, Cell.ID, host));
        session.out().print(table.text());
        return 0;
    }
}
