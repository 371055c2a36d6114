package nova.runtime.config;

import java.util.Locale;

/** Names of sections: all lower case but for {@code [DEFAULT]}. */
final class Sections {
    static final String DEFAULT = "DEFAULT";

    private Sections() {}

    static String normal(String name) {
        return name.equals(DEFAULT) ? DEFAULT : name.toLowerCase(Locale.ROOT);
    }
}
