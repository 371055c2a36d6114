package nova.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

class DaemonArgumentsTest {
    @Test
    void filesDirectoriesAndOverridesAreReadInBothSpellings() {
        DaemonArguments read = DaemonArguments.parse(
                "--config-file",
                "a",
                "--config-file=b",
                "--config-dir",
                "d",
                "-d",
                "--log-file=x.log",
                "--use-json",
                "extra");
        assertEquals(List.of(Path.of("a"), Path.of("b")), read.sources().files());
        assertEquals(List.of(Path.of("d")), read.sources().directories());
        assertEquals(
                List.of("debug=true", "log_file=x.log", "use_json=true"),
                read.sources().overrides().stream()
                        .map(each -> each.name() + "=" + each.value())
                        .toList());
        assertEquals(List.of("extra"), read.rest());
    }

    @Test
    void versionAndHelpAreSeen() {
        assertTrue(DaemonArguments.parse("--version").version());
        assertTrue(DaemonArguments.parse("-h").help());
    }

    @Test
    void missingValueIsRefused() {
        assertThrows(NovaException.class, () -> DaemonArguments.parse("--config-file"));
    }
}
