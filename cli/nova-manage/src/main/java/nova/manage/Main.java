package nova.manage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntBiFunction;

/** The {@code nova-manage} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        run((out, err) -> new NovaManage(out, err).run(arguments));
    }

    /** Ends the process with what {@code command} answers. */
    static void run(ToIntBiFunction<PrintStream, PrintStream> command) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(command.applyAsInt(out, err));
    }
}
