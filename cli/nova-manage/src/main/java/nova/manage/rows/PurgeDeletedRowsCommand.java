package nova.manage.rows;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import nova.db.Database;
import nova.manage.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "purge", description = "Remove all deleted servers and their actions, or those deleted before a date.")
public final class PurgeDeletedRowsCommand implements Callable<Integer> {
    private static final int EXIT_NO_CHOICE = 1;
    private static final int EXIT_BAD_DATE = 2;
    private static final int EXIT_NOTHING = 3;

    private final Session session;

    @Option(names = "--all", description = "All of them.")
    private boolean all;

    @Option(names = "--before", paramLabel = "DATE", description = "Those deleted before.")
    private String before;

    @Option(names = "--verbose", description = "Print how many rows of each table were removed.")
    private boolean verbose;

    @Option(names = "--all-cells", description = "Accepted: there is one cell.")
    private boolean allCells;

    public PurgeDeletedRowsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!all && before == null) {
            session.out().println("Either --all or --before is required: which deleted servers should go?");
            return EXIT_NO_CHOICE;
        }
        Optional<Instant> limit = Optional.ofNullable(before).flatMap(DateText::read);
        if (before != null && limit.isEmpty()) {
            session.out().println("Invalid value for --before: " + before);
            return EXIT_BAD_DATE;
        }
        return session.withRows(database -> purge(database, limit));
    }

    private int purge(Database database, Optional<Instant> limit) {
        RowRemoval removal = new RowRemoval(database, limit);
        removal.remove(Integer.MAX_VALUE);
        if (verbose && removal.removedAny()) {
            session.out().print(removal.table("Number of Rows Purged").text());
        }
        return removal.removedAny() ? 0 : EXIT_NOTHING;
    }
}
