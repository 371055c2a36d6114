package nova.manage;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The {@code nova-manage} command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new NovaManage(out, err).run(arguments));
    }
}
