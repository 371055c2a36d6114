package nova.model.console;

import java.util.Arrays;
import java.util.Optional;

/** Through what a console is shown to a user; the words are Nova's. */
public enum ConsoleType {
    NOVNC("novnc", ConsoleKind.VNC),
    SPICE_HTML5("spice-html5", ConsoleKind.SPICE),
    SPICE_DIRECT("spice-direct", ConsoleKind.SPICE),
    SERIAL("serial", ConsoleKind.SERIAL),
    WEBMKS("webmks", ConsoleKind.MKS);

    private final String word;
    private final ConsoleKind kind;

    ConsoleType(String word, ConsoleKind kind) {
        this.word = word;
        this.kind = kind;
    }

    public String word() {
        return word;
    }

    public ConsoleKind kind() {
        return kind;
    }

    public static Optional<ConsoleType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
