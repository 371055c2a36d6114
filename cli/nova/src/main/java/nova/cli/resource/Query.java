package nova.cli.resource;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.cli.command.Arguments;
import nova.cli.command.IsoTime;

/** The part of a URL after the question mark, ordered by name. */
public final class Query {
    private record Pair(String name, String value) {}

    private final List<Pair> pairs = new ArrayList<>();

    public Query add(String name, Object value) {
        pairs.add(new Pair(name, String.valueOf(value)));
        return this;
    }

    public Query addFilled(String name, Optional<?> value) {
        value.ifPresent(each -> {
            if (!each.toString().isEmpty()) {
                add(name, each);
            }
        });
        return this;
    }

    /** What {@code --changes-since} and {@code --changes-before} say, checked before anything is asked. */
    public Query addTimes(Arguments arguments) {
        for (String name : List.of("changes-since", "changes-before")) {
            Optional<String> time = arguments.filled("--" + name);
            time.ifPresent(text -> IsoTime.check(name, text));
            addFilled(name, time);
        }
        return this;
    }

    /** A limit of 0 is none. */
    public Query addLimit(Arguments arguments) {
        return addFilled("limit", arguments.number("--limit").filter(limit -> limit != 0));
    }

    /** What {@link ListOptions#page} declares. */
    public Query addPage(Arguments arguments) {
        return addFilled("marker", arguments.text("--marker")).addLimit(arguments);
    }

    /** {@code ?a=1&b=2}, or nothing when there are no pairs. */
    public String text() {
        StringBuilder out = new StringBuilder();
        List<Pair> sorted = new ArrayList<>(pairs);
        sorted.sort((left, right) -> left.name().compareTo(right.name()));
        for (Pair pair : sorted) {
            out.append(out.isEmpty() ? '?' : '&').append(encoded(pair.name()));
            out.append('=').append(encoded(pair.value()));
        }
        return out.toString();
    }

    /** For a part of the path. */
    public static String inPath(String text) {
        return encoded(text).replace("+", "%20");
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
