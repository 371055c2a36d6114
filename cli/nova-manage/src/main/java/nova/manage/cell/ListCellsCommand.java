package nova.manage.cell;

import java.util.concurrent.Callable;
import nova.manage.Session;
import nova.manage.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list_cells", description = "List the one cell.")
final class ListCellsCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--verbose", description = "Show the password of the database too.")
    private boolean verbose;

    ListCellsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String connection = session.connection();
        String shown = verbose ? connection : connection.replaceAll("(://[^:/@]*):[^@]*@", "$1:****@");
        session.out()
                .print(new Table(Table.Align.CENTRE, "Name", "UUID", "Transport URL", "Database Connection", "Disabled")
                        .row(Cell.NAME, Cell.ID, "none:///", shown, "False")
                        .text());
        return 0;
    }
}
