package nova.api.server;

import java.util.Locale;
import java.util.Set;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Words for yes and no in a query. */
final class Truth {
    private static final Set<String> TRUE = Set.of("1", "t", "true", "on", "y", "yes");
    private static final Set<String> FALSE = Set.of("0", "f", "false", "off", "n", "no");

    private Truth() {}

    /** Any other word is a bad request. */
    static boolean of(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "Unrecognized value '" + text + "', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', "
                            + "'off', 'on', 't', 'true', 'y', 'yes'");
        }
        return TRUE.contains(word);
    }

    /** Any other word is no. */
    static boolean orElseNo(String text) {
        return TRUE.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
