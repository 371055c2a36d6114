package nova.cli.help;

import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;

/** {@code nova help}, {@code bash-completion} and {@code shell}, which the program does itself; here is their help. */
public final class HelpCommand implements Command {
    private final String name;

    public HelpCommand(String name) {
        this.name = name;
    }

    @Override
    public void shape(Shape shape) {
        if (name.equals("help")) {
            shape.optionalPositional("<subcommand>", "Show the help of this command.");
        }
    }

    @Override
    public void run(Invocation call) {
        call.output().text(name.equals("help") ? HelpText.whole() : HelpText.completion());
    }
}
