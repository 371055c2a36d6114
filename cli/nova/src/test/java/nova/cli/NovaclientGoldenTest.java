package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What python-novaclient 18.1 printed for these command lines against {@link SmallCloud}, and ours must print. Lines
 * that begin with "! " went to standard error; of usage errors only the exit code is compared, help texts are ours.
 */
class NovaclientGoldenTest {
    private record Golden(String line, String expected) {}

    @TestFactory
    Stream<DynamicTest> printsWhatNovaclientPrints() throws IOException {
        return read().stream().map(golden -> DynamicTest.dynamicTest(golden.line(), () -> check(golden)));
    }

    private static void check(Golden golden) throws IOException {
        try (ScriptedCloud cloud = SmallCloud.script(new ScriptedCloud())) {
            NovaRun run = NovaRun.of(cloud.environment(), NovaRun.words(golden.line()));
            if (golden.expected().equals("(exit 2)\n")) {
                assertEquals(2, run.exitCode(), run.err());
                return;
            }
            StringBuilder printed = new StringBuilder(run.out().replace('\r', '\n'));
            run.err().lines().forEach(line -> printed.append("! ").append(line).append('\n'));
            if (run.exitCode() != 0) {
                printed.append("(exit ").append(run.exitCode()).append(")\n");
            }
            assertEquals(golden.expected(), printed.toString());
        }
    }

    private static List<Golden> read() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(NovaclientGoldenTest.class.getResourceAsStream("novaclient-18.1.txt"))) {
            List<Golden> all = new ArrayList<>();
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : text.split("(?m)^\\$ ")) {
                int end = part.indexOf('\n');
                if (end > 0) {
                    all.add(new Golden(part.substring(0, end), part.substring(end + 1)));
                }
            }
            return all;
        }
    }
}
