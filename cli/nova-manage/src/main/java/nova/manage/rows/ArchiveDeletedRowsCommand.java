package nova.manage.rows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import nova.db.Database;
import nova.manage.Session;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "archive_deleted_rows",
        description = "Remove deleted servers and their actions now instead of when retention ends. "
                + "There are no shadow tables: what is archived is gone.")
public final class ArchiveDeletedRowsCommand implements Callable<Integer> {
    private static final int EXIT_NOTHING = 0;
    private static final int EXIT_MOVED = 1;
    private static final int EXIT_BAD_MAX_ROWS = 2;
    private static final int EXIT_BAD_DATE = 4;
    private static final int DEFAULT_MAX_ROWS = 1000;

    private final Session session;
    private final Platform platform = new SystemPlatform();

    @Option(names = "--max_rows", paramLabel = "N", description = "Servers per run; default ${DEFAULT-VALUE}.")
    private int maxRows = DEFAULT_MAX_ROWS;

    @Option(names = "--before", paramLabel = "DATE", description = "Only those deleted before.")
    private String before;

    @Option(names = "--verbose", description = "Print how many rows of each table were removed.")
    private boolean verbose;

    @Option(names = "--until-complete", description = "Go on until there is nothing left.")
    private boolean untilComplete;

    @Option(names = "--sleep", paramLabel = "SECONDS", description = "Pause between runs; default ${DEFAULT-VALUE}.")
    private int sleep;

    @Option(
            names = {"--purge", "--all-cells", "--task-log"},
            description = "Accepted.")
    private boolean accepted;

    public ArchiveDeletedRowsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (maxRows < 1) {
            session.out().println("Must supply a positive value for max_rows");
            return EXIT_BAD_MAX_ROWS;
        }
        Optional<Instant> limit = Optional.ofNullable(before).flatMap(DateText::read);
        if (before != null && limit.isEmpty()) {
            session.out().println("Invalid value for --before: " + before);
            return EXIT_BAD_DATE;
        }
        return session.withRows(database -> archive(database, limit));
    }

    private int archive(Database database, Optional<Instant> limit) {
        RowRemoval removal = new RowRemoval(database, limit);
        boolean more = removal.remove(maxRows);
        while (untilComplete && more) {
            platform.pause(Duration.ofSeconds(sleep));
            more = removal.remove(maxRows);
        }
        if (verbose) {
            session.out()
                    .print(
                            removal.removedAny()
                                    ? removal.table("Number of Rows Archived").text()
                                    : "Nothing was archived.\n");
        }
        return removal.removedAny() ? EXIT_MOVED : EXIT_NOTHING;
    }
}
