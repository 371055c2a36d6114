package nova.manage.schema;

import java.util.concurrent.Callable;
import nova.db.Database;
import nova.db.migrate.Migrations;
import nova.manage.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "sync", description = "Bring the schema up to date; daemons go on working meanwhile.")
public final class SyncSchemaCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "VERSION", arity = "0..1", description = "Stop at this version instead of the newest.")
    private Integer version;

    @Option(names = "--version", hidden = true, description = "The same, as Nova wrote it once.")
    private Integer versionOption;

    @Option(names = "--local_cell", description = "Accepted: there is one database.")
    private boolean localCell;

    public SyncSchemaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.withDatabase(this::sync);
    }

    private int sync(Database database) {
        Migrations schema = Migrations.NOVA;
        Integer wanted = version == null ? versionOption : version;
        int target = wanted == null ? schema.latest() : wanted;
        int before = schema.version(database);
        schema.run(
                database, target, (file, step, of) -> session.err().println("%s: %d of %d".formatted(file, step, of)));
        int after = schema.version(database);
        session.err()
                .println(
                        before == after
                                ? "The schema is at version %d already.".formatted(after)
                                : "The schema is at version %d, was %d.".formatted(after, before));
        return 0;
    }
}
