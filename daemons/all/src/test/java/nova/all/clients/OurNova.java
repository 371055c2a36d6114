package nova.all.clients;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nova.cli.ProcessSurroundings;
import nova.cli.Program;
import nova.cli.Terminal;

/** Our {@code nova}, within this JVM. */
final class OurNova implements NovaProgram {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** What makes a JVM of its own our program. */
    static final String OPTIONS = "-XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            + "' nova.cli.Main ";

    @Override
    public char letter() {
        return 'X';
    }

    @Override
    public Run run(List<String> arguments, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        InputStream nothing = new ByteArrayInputStream(new byte[0]);
        Terminal terminal = new Terminal(nothing, printer, errors, environment, false);
        int code = new Program(terminal, new ProcessSurroundings(terminal)).run(arguments);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
