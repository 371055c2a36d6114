package nova.all.clients;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a program said, without what differs between any two runs by nature: request ids, times, and ids and addresses
 * of things each run made for itself, which are numbered in the order they appear. Lengths are kept, so that the
 * frames of tables stay comparable.
 */
final class Neutral {
    /** novaclient announces its own end of life on each run; ours lives on. */
    private static final String FAREWELL = "nova CLI is deprecated and will be a removed in a future release\n";

    /** The usage of the whole program lists its global options, of which ours has more. */
    private static final Pattern USAGE_OF_ALL =
            Pattern.compile("(?s)usage: nova \\[.*?(OS_TOKEN\\]\\s+)?(<subcommand> \\.\\.\\.|OS_TOKEN\\])");

    private static final Pattern REQUEST = Pattern.compile("req-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
    private static final Pattern ID =
            Pattern.compile("\\b([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}|[0-9a-f]{56})\\b");
    private static final Pattern FINGERPRINT = Pattern.compile("\\b([0-9a-f]{2}:){15}[0-9a-f]{2}\\b");
    private static final Pattern KEY = Pattern.compile("(?s)(BEGIN RSA PRIVATE KEY-----).*?(-----END)");
    /** A key and its certificate in one piece. */
    private static final Pattern ARCHIVE = Pattern.compile("(?m)^[A-Za-z0-9+/=]{500,}$");

    private static final Pattern CONSOLE = Pattern.compile("token%3D[0-9a-f-]{36}");
    private static final Pattern PUBLIC_KEY = Pattern.compile("AAAAB3[A-Za-z0-9+/=]+");
    private static final Pattern CLOCK = Pattern.compile("\\d\\d:\\d\\d:\\d\\d");

    /** Ids that are counted: the first column, a property, the end of a sentence. */
    private static final Pattern NUMBER =
            Pattern.compile("(?m)^\\| \\d+ +\\||^\\| id +\\| \\d+ |(?i)aggregate \\d+|ID of '\\d+'");

    /** How long each request took. */
    private static final Pattern TIMINGS = Pattern.compile("(?s)\\+-+\\+-+\\+\n\\| url +\\| seconds +\\|\n.*");

    private static final Pattern ADDRESS = Pattern.compile("\\b([0-9a-f]{2}:){5}[0-9a-f]{2}\\b");

    private final Map<String, String> numbered = new LinkedHashMap<>();

    /** {@code letter} is what stood for {@code @} in a command about things of the program's {@code own}. */
    static Run of(Run run, char letter, boolean own) {
        Neutral neutral = new Neutral();
        String out = neutral.text(run.out(), letter, own);
        return new Run(run.code(), out, neutral.text(run.err(), letter, own));
    }

    private String text(String raw, char letter, boolean own) {
        String text = raw.replace(FAREWELL, "");
        text = USAGE_OF_ALL.matcher(text).replaceAll("usage: nova [options] <subcommand> ...");
        text = ARCHIVE.matcher(text).replaceAll("");
        text = CONSOLE.matcher(text).replaceAll("token%3D");
        text = REQUEST.matcher(text).replaceAll("req-");
        text = TIME.matcher(text).replaceAll(found -> found.group().replaceAll("\\d", "0"));
        text = ID.matcher(text).replaceAll(this::number);
        text = FINGERPRINT.matcher(text).replaceAll(this::number);
        text = KEY.matcher(text).replaceAll("$1$2");
        text = ADDRESS.matcher(text).replaceAll(this::number);
        text = PUBLIC_KEY.matcher(text).replaceAll("");
        text = CLOCK.matcher(text).replaceAll("00:00:00");
        text = TIMINGS.matcher(text)
                .replaceAll(found -> found.group()
                        .replaceAll("(seconds|[0-9.e-]+) +\\|\n", "|\n")
                        .replaceAll("-{4,}", "---"));
        if (!own) {
            return text;
        }
        text = NUMBER.matcher(text).replaceAll(found -> found.group().replaceAll("\\d", "#"));
        return text.replaceAll("-(?i:" + letter + ")\\b", "-@");
    }

    private String number(MatchResult found) {
        return numbered.computeIfAbsent(found.group(), id -> {
            String name = "<" + (numbered.size() + 1) + ">";
            return name + "x".repeat(id.length() - name.length());
        });
    }
}
