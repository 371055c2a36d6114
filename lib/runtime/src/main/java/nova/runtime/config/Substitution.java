package nova.runtime.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * {@code $name}, {@code ${name}} and {@code $section.name} stand for the value of another option, {@code $$} and
 * {@code \$} for a dollar. A name without section is looked for in the same section, then in {@code [DEFAULT]}. What
 * refers to nothing stays as written, as oslo.config leaves it: passwords have dollars in them.
 */
final class Substitution {
    /** Longest chain of options that refer to each other. */
    static final int MAX_DEPTH = 20;

    private static final Pattern REFERENCE = Pattern.compile(
            "\\$\\$|\\\\\\$|\\$\\{([A-Za-z_][A-Za-z0-9_.]*)}|\\$([A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)?)");

    /** The text of an option before substitution, from the files or its default. */
    interface Source {
        Optional<String> text(String section, String name);
    }

    private final Source source;

    Substitution(Source source) {
        this.source = source;
    }

    String resolve(String section, String text) {
        return resolve(section, text, new ArrayDeque<>());
    }

    private String resolve(String section, String text, Deque<String> path) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        if (path.size() > MAX_DEPTH) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "refers to itself by " + String.join(" -> ", List.copyOf(path)));
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(result, Matcher.quoteReplacement(replacement(section, matcher, path)));
        }
        return matcher.appendTail(result).toString();
    }

    private String replacement(String section, Matcher matcher, Deque<String> path) {
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        if (name == null) {
            return "$";
        }
        int dot = name.indexOf('.');
        if (dot > 0) {
            String other = Sections.normal(name.substring(0, dot));
            Optional<String> found = follow(other, name.substring(dot + 1), path);
            if (found.isPresent()) {
                return found.get();
            }
            if (matcher.group(1) != null) {
                return matcher.group();
            }
            // "$my_ip.example" is the option my_ip before a dot
            String first = name.substring(0, dot);
            return lookup(section, first, path)
                    .map(each -> each + name.substring(dot))
                    .orElse(matcher.group());
        }
        return lookup(section, name, path).orElse(matcher.group());
    }

    private Optional<String> lookup(String section, String name, Deque<String> path) {
        Optional<String> near = follow(section, name, path);
        return near.isPresent() ? near : follow(Sections.DEFAULT, name, path);
    }

    private Optional<String> follow(String section, String name, Deque<String> path) {
        Optional<String> text = source.text(section, name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        path.addLast("[" + section + "] " + name);
        String resolved = resolve(section, text.get(), path);
        path.removeLast();
        return Optional.of(resolved);
    }
}
