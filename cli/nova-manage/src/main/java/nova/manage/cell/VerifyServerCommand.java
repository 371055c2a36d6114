package nova.manage.cell;

import java.util.Optional;
import java.util.concurrent.Callable;
import nova.db.server.ServerStore;
import nova.manage.Session;
import nova.model.server.ServerId;
import nova.model.server.ServerState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "verify_instance", description = "Check that there is such a server, and that it is not deleted.")
final class VerifyServerCommand implements Callable<Integer> {
    private static final int EXIT_NOT_MAPPED = 1;
    private static final int EXIT_DELETED = 3;

    private final Session session;

    @Option(names = "--uuid", required = true, paramLabel = "ID", description = "Id of the server.")
    private String uuid;

    @Option(names = "--quiet", description = "Print nothing.")
    private boolean quiet;

    VerifyServerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<ServerState> state = session.withRows(database ->
                database.read("verify server", tx -> new ServerStore().state(tx, new ServerId(uuid))));
        if (state.isEmpty()) {
            return said(EXIT_NOT_MAPPED, "is not mapped to a cell");
        }
        return state.get().deleted()
                ? said(EXIT_DELETED, "is deleted and still mapped to cell " + Cell.NAME)
                : said(0, "is in cell: " + Cell.NAME + " (" + Cell.ID + ")");
    }

    private int said(int code, String what) {
        if (!quiet) {
            session.out().println("Instance " + uuid + " " + what);
        }
        return code;
    }
}
