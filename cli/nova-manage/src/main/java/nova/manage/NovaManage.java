package nova.manage;

import java.io.PrintStream;
import java.io.PrintWriter;
import nova.manage.cell.CellCommands;
import nova.manage.operation.AbandonOperationCommand;
import nova.manage.operation.ListOperationsCommand;
import nova.manage.operation.RetryOperationCommand;
import nova.manage.operation.ShowOperationCommand;
import nova.manage.rows.ArchiveDeletedRowsCommand;
import nova.manage.rows.AuditCommand;
import nova.manage.rows.OnlineDataMigrationsCommand;
import nova.manage.rows.PurgeDeletedRowsCommand;
import nova.manage.schema.ShowSchemaVersionCommand;
import nova.manage.schema.SyncSchemaCommand;
import nova.model.error.NovaException;
import picocli.CommandLine;

/** The tree of commands, and how their ends become exit codes. */
final class NovaManage {
    /** Nova's exit code for everything that was not foreseen. */
    static final int EXIT_FAILED = 255;

    static final int EXIT_USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    NovaManage(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    int run(String... arguments) {
        GlobalOptions options = new GlobalOptions();
        CommandLine tree = tree(options, new Session(options, out, err));
        tree.setOut(new PrintWriter(out, true));
        tree.setErr(new PrintWriter(err, true));
        tree.setExecutionExceptionHandler((failure, command, parsed) -> failed(options, failure));
        tree.setParameterExceptionHandler((wrong, typed) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println("usage: " + synopsis(command));
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": error: " + wrong.getMessage());
            return EXIT_USAGE;
        });
        return tree.execute(arguments);
    }

    /** The tree as it is shown, not run. */
    CommandLine tree() {
        GlobalOptions options = new GlobalOptions();
        return tree(options, new Session(options, out, err));
    }

    private static String synopsis(CommandLine command) {
        return command.getHelp().synopsis(0).strip();
    }

    private int failed(GlobalOptions options, Exception failure) {
        if (failure instanceof NovaException foreseen) {
            err.println(foreseen.getMessage());
        } else {
            err.println("An error has occurred:");
        }
        if (options.debug() || !(failure instanceof NovaException)) {
            failure.printStackTrace(err);
        }
        return EXIT_FAILED;
    }

    private static CommandLine tree(GlobalOptions options, Session session) {
        CommandLine root = new CommandLine(options);
        root.getCommandSpec().version(version());
        root.addSubcommand("version", new ShowVersionCommand(session, version()));
        root.addSubcommand("bash-completion", new BashCompletionCommand(session));
        root.addSubcommand(Category.of("db", "The database.")
                .addSubcommand(new SyncSchemaCommand(session))
                .addSubcommand(new ShowSchemaVersionCommand(session))
                .addSubcommand(new ArchiveDeletedRowsCommand(session))
                .addSubcommand(new PurgeDeletedRowsCommand(session))
                .addSubcommand(new OnlineDataMigrationsCommand(session)));
        root.addSubcommand(Category.of("api_db", "The same database: there is one.")
                .addSubcommand(new SyncSchemaCommand(session))
                .addSubcommand(new ShowSchemaVersionCommand(session)));
        root.addSubcommand(Category.of("operation", "Operations: what was accepted and is being done.")
                .addSubcommand(new ListOperationsCommand(session))
                .addSubcommand(new ShowOperationCommand(session))
                .addSubcommand(new RetryOperationCommand(session))
                .addSubcommand(new AbandonOperationCommand(session)));
        root.addSubcommand(CellCommands.category(session));
        root.addSubcommand(new AuditCommand(session));
        return root;
    }

    static String version() {
        String version = NovaManage.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
