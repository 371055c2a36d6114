package nova.model.console;

/** How a guest's console is spoken to; the word is the protocol of {@code remote-consoles}. */
public enum ConsoleKind {
    VNC("vnc"),
    SPICE("spice"),
    SERIAL("serial"),
    MKS("mks");

    private final String word;

    ConsoleKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
