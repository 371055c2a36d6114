package nova.manage;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "bash-completion", description = "Print the categories, or the actions of one, on one line.")
final class BashCompletionCommand implements Runnable {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CATEGORY", arity = "0..1", description = "Whose actions.")
    private String category;

    BashCompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, CommandLine> categories = spec.parent().subcommands();
        CommandLine chosen = category == null ? null : categories.get(category);
        Map<String, CommandLine> words = chosen == null ? categories : chosen.getSubcommands();
        session.out().println(String.join(" ", words.keySet()));
    }
}
