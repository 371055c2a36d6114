package nova.manage.rows;

import java.util.concurrent.Callable;
import nova.manage.Session;
import nova.manage.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "online_data_migrations",
        description = "Migrate rows in batches. This release has none to migrate and says so.")
public final class OnlineDataMigrationsCommand implements Callable<Integer> {
    private static final int EXIT_BAD_COUNT = 127;

    private final Session session;

    @Option(
            names = {"--max-count", "--max_count"},
            paramLabel = "N",
            description = "Rows per run.")
    private Integer maxCount;

    public OnlineDataMigrationsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (maxCount != null && maxCount < 1) {
            session.out().println("Must supply a positive value for max_count");
            return EXIT_BAD_COUNT;
        }
        return session.withRows(database -> {
            session.out().print(new Table(Table.Align.CENTRE, "Migration", "Total Needed", "Completed").text());
            return 0;
        });
    }
}
