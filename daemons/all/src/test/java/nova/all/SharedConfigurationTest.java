package nova.all;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nova.runtime.config.ConfigSample;
import org.junit.jupiter.api.Test;

/** One nova.conf serves every program, and the sample shows every option as it is declared. */
final class SharedConfigurationTest {
    private static final Path SAMPLE = Path.of("../../etc/nova/nova.conf.sample");

    @Test
    void everyOptionOfEveryDaemonIsKnownToAll() {
        assertEquals(List.of(), ConfigSample.missingFromKnown(Cloud.GROUPS));
    }

    /** {@code -Dnova.write-sample=true} writes it anew. */
    @Test
    void theSampleShowsWhatIsDeclared() throws IOException {
        String sample = ConfigSample.of(Cloud.GROUPS);
        if (Boolean.getBoolean("nova.write-sample")) {
            Files.createDirectories(SAMPLE.getParent());
            Files.writeString(SAMPLE, sample);
        }
        assertEquals(sample, Files.readString(SAMPLE), "run the tests of daemons/all with -Dnova.write-sample=true");
    }
}
