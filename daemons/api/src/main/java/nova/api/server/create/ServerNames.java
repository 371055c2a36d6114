package nova.api.server.create;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of servers that are made together, and host names made of them. */
final class ServerNames {
    private static final Pattern TO_HYPHEN = Pattern.compile("[ _.]");
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-zA-Z0-9.-]+");
    private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");
    private static final int MAX_HOSTNAME = 63;

    private ServerNames() {}

    /** The only one keeps the name; of several each gets its number, from 1. */
    static String display(String name, int index, int count) {
        return count == 1 ? name : name + "-" + (index + 1);
    }

    /** A host name made of a display name; {@code Server-<id>} when nothing of it can be used. */
    static String hostname(String display, String serverId) {
        String text = TO_HYPHEN.matcher(display).replaceAll("-");
        text = NOT_ALLOWED.matcher(text).replaceAll("");
        text = EDGES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        if (text.isEmpty()) {
            text = "Server-" + serverId;
        }
        String cut = text.length() > MAX_HOSTNAME ? text.substring(0, MAX_HOSTNAME) : text;
        return EDGES.matcher(cut).replaceAll("");
    }
}
