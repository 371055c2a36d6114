package nova.all.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link NovaclientComparisonTest} does for common command lines, this does for the rest: what stands before the
 * command ({@code program.txt}), and every other option, wrong value and odd name ({@code options.txt}).
 */
final class NovaclientOptionsTest {
    @TempDir
    static Path folder;

    private static ComparedCloud compared;

    @BeforeAll
    static void start() throws Exception {
        compared = ComparedCloud.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (compared != null) {
            compared.close();
        }
    }

    @Test
    void everyOptionDoesWhatItDoesInNovaclient() throws Exception {
        assertEquals(List.of(), compared.differences("accepted-options.txt", List.of("program.txt", "options.txt")));
    }
}
