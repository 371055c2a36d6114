package nova.runtime.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    @Test
    void slipOfTheFingerFindsTheWord() {
        assertEquals(Optional.of("virt_type"), Suggestion.nearest("vrit_type", List.of("cpu_mode", "virt_type")));
        assertEquals(Optional.of("debug"), Suggestion.nearest("debg", List.of("debug", "deluge")));
    }

    @Test
    void differentWordFindsNothing() {
        assertEquals(Optional.empty(), Suggestion.nearest("banana", List.of("virt_type", "cpu_mode")));
    }
}
