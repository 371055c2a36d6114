package nova.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/** What surrounds a run of the program; a test brings its own. */
public record Terminal(
        InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean interactive) {}
