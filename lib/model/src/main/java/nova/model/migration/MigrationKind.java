package nova.model.migration;

/** Why a server moves, in Nova's word. */
public enum MigrationKind {
    MIGRATION("migration"),
    RESIZE("resize"),
    LIVE_MIGRATION("live-migration"),
    EVACUATION("evacuation");

    private final String word;

    MigrationKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static MigrationKind of(String word) {
        for (MigrationKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of migration is called " + word);
    }
}
