package nova.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    @Test
    void instantsReadAsTheFormatterOfTheLibraryWritesThem() {
        Random random = new Random(17);
        for (int i = 0; i < 1000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-2_000_000_000L, 20_000_000_000L), random.nextInt(1_000_000_000));
            assertEquals(MICROS.format(instant), Stamp.plain(instant));
            assertEquals(SECONDS.format(instant), Stamp.seconds(instant));
        }
    }
}
