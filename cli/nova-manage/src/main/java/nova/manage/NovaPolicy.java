package nova.manage;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Map;
import nova.manage.policy.CallerOptions;
import nova.manage.policy.CheckPolicyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code nova-policy} command: what the policy files let somebody do. */
public final class NovaPolicy {
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    NovaPolicy(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        Main.run((out, err) -> new NovaPolicy(out, err, System.getenv()).run(arguments));
    }

    int run(String... arguments) {
        CommandLine tree = tree();
        tree.setOut(new PrintWriter(out, true));
        tree.setErr(new PrintWriter(err, true));
        tree.setExecutionExceptionHandler((failure, command, parsed) -> {
            out.println("error: " + failure.getMessage());
            return 1;
        });
        tree.setParameterExceptionHandler((wrong, typed) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println("usage: " + command.getHelp().synopsis(0).strip());
            command.getErr().println(command.getCommandSpec().qualifiedName() + ": error: " + wrong.getMessage());
            return NovaManage.EXIT_USAGE;
        });
        return tree.execute(arguments);
    }

    /** The tree as it is run, and shown in the manual. */
    CommandLine tree() {
        GlobalOptions options = new GlobalOptions();
        Session session = new Session(options, out, err);
        CallerOptions caller = new CallerOptions(environment);
        CommandLine root = new CommandLine(options);
        root.setCommandName("nova-policy");
        root.getCommandSpec().usageMessage().description("Shows what the policy files let somebody do.");
        root.getCommandSpec().version(NovaManage.version());
        root.getCommandSpec().addMixin("caller", CommandSpec.forAnnotatedObject(caller));
        root.addSubcommand("version", new ShowVersionCommand(session, NovaManage.version()));
        root.addSubcommand("bash-completion", new BashCompletionCommand(session));
        root.addSubcommand(
                Category.of("policy", "Policy rules.").addSubcommand(new CheckPolicyCommand(session, caller)));
        return root;
    }
}
