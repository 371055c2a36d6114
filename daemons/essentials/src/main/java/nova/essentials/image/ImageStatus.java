package nova.essentials.image;

import java.util.Locale;

/** Where an image is on its way: queued without bytes, saving while they come, active with them. */
public enum ImageStatus {
    QUEUED,
    SAVING,
    ACTIVE,
    DEACTIVATED;

    /** The word on the wire and in the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ImageStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
