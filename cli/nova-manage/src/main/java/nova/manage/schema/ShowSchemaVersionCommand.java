package nova.manage.schema;

import java.util.concurrent.Callable;
import nova.db.migrate.Migrations;
import nova.manage.Session;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version of the schema.")
public final class ShowSchemaVersionCommand implements Callable<Integer> {
    private final Session session;

    public ShowSchemaVersionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.out().println(session.<Integer>withDatabase(Migrations.NOVA::version));
        return 0;
    }
}
