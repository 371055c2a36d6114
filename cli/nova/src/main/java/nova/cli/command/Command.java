package nova.cli.command;

/** One subcommand. A fresh one is made for each call. */
public interface Command {
    /** Declares name of arguments and options; called before anything is parsed. */
    void shape(Shape shape);

    void run(Invocation call);
}
