package nova.manage;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A word that groups actions; alone it is a usage error, as in Nova. */
@Command(synopsisSubcommandLabel = "ACTION")
public final class Category implements Runnable {
    @Spec
    private CommandSpec spec;

    private Category() {}

    public static CommandLine of(String name, String description) {
        CommandLine category = new CommandLine(new Category());
        category.setCommandName(name);
        category.getCommandSpec().usageMessage().description(description);
        return category;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing action; --help lists them.");
    }
}
