package nova.all;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some of the unmodified Tempest against a whole cloud of fake hosts: what clients rely on most, in a few minutes. */
class TempestSmokeTest {
    private static final Path TEMPEST = Path.of("/usr/bin/tempest");
    private static final Path SCRIPTS = Path.of("../../packaging/dev/tempest");
    private static final int LIMIT_MINUTES = 15;

    @TempDir
    private Path home;

    @Test
    void nothingIsWorseThanExpected() throws Exception {
        boolean there = Files.isExecutable(TEMPEST);
        if (!there) {
            System.out.println("SKIPPED TEMPEST: there is no " + TEMPEST + "; install the package tempest");
        }
        assumeTrue(there, "no " + TEMPEST);
        Path nova = Files.createDirectory(home.resolve("nova"));
        Path output = home.resolve("output.txt");
        String configuration = SCRIPTS.resolve("nova.conf").toRealPath().toString();
        try (RunningCloud cloud = RunningCloud.start(nova, "--fake", "--config-file", configuration)) {
            Process tempest = new ProcessBuilder(
                            SCRIPTS.resolve("run").toRealPath().toString(),
                            "--smoke",
                            "--cloud",
                            cloud.home().toString(),
                            "--home",
                            home.resolve("tempest").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertTrue(ended(tempest), () -> "Tempest took over " + LIMIT_MINUTES + " minutes");
            assertEquals(0, tempest.exitValue(), () -> text(output));
        }
        System.out.println(text(output));
    }

    private static boolean ended(Process process) throws InterruptedException {
        boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return ended;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
