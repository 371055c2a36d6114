package nova.runtime.config;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the sample nova.conf of a list of groups: every option with its help, commented out, at its default. */
public final class ConfigSample {
    private static final int WIDTH = 100;

    private ConfigSample() {}

    public static String of(List<ConfigGroup<?>> groups) {
        StringBuilder out = new StringBuilder();
        Set<String> written = new HashSet<>();
        String section = "";
        for (ConfigGroup<?> group : bySection(groups)) {
            if (!group.section().equals(section)) {
                section = group.section();
                out.append(out.isEmpty() ? "" : "\n")
                        .append('[')
                        .append(section)
                        .append("]\n");
            }
            for (BoundOption option : group.options()) {
                if (written.add(option.spelled())) {
                    option(out, option);
                }
            }
        }
        return out.toString();
    }

    /** Names our groups have and {@code known-options.txt} lacks: other processes would refuse a file with them. */
    public static List<String> missingFromKnown(List<ConfigGroup<?>> groups) {
        KnownOptions known = KnownOptions.load();
        return groups.stream()
                .flatMap(group -> group.options().stream())
                .filter(option -> !known.has(option.section(), option.name()))
                .map(BoundOption::spelled)
                .toList();
    }

    /** {@code [DEFAULT]} first, the rest by name; groups of one section stay in their order. */
    static List<ConfigGroup<?>> bySection(List<ConfigGroup<?>> groups) {
        Comparator<ConfigGroup<?>> order =
                Comparator.comparing(group -> group.section().equals(Sections.DEFAULT) ? "" : group.section());
        return groups.stream().sorted(order).toList();
    }

    private static void option(StringBuilder out, BoundOption bound) {
        Option option = bound.option();
        out.append('\n');
        comment(out, option.help());
        comment(out, typeLine(bound));
        option.oldNames().forEach(old -> comment(out, "Formerly [" + old.section() + "] " + old.name() + "."));
        if (option.isMutable()) {
            comment(out, "HUP applies a change.");
        }
        String text = option.shownDefault().orElseGet(bound::defaultText);
        if (option.isSecret() && option.defaultText().isEmpty()) {
            text = "";
        }
        out.append('#')
                .append(bound.name())
                .append(" =")
                .append(text.isEmpty() ? "" : " " + text)
                .append('\n');
    }

    private static String typeLine(BoundOption bound) {
        Option option = bound.option();
        String generic = bound.component().getGenericType().getTypeName();
        StringBuilder line = new StringBuilder();
        if (option.isRepeated()) {
            line.append("Each line adds a value.");
        } else if (generic.startsWith("java.util.List")) {
            line.append("Values with commas between.");
        } else if (generic.startsWith("java.util.Map")) {
            line.append("key:value pairs with commas between.");
        } else if (generic.contains("Duration")) {
            line.append("In ")
                    .append(option.durationUnit().toString().toLowerCase(java.util.Locale.ROOT))
                    .append('.');
        }
        if (option.isBounded()) {
            line.append(line.isEmpty() ? "" : " ")
                    .append("From ")
                    .append(option.bounds())
                    .append('.');
        }
        if (!option.choices().isEmpty()) {
            line.append(line.isEmpty() ? "" : " ")
                    .append("One of ")
                    .append(String.join(", ", option.choices()))
                    .append('.');
        } else if (bound.component().getType().isEnum()) {
            line.append("One of ")
                    .append(OptionText.names(bound.component().getType()))
                    .append('.');
        }
        return line.toString();
    }

    private static void comment(StringBuilder out, String text) {
        StringBuilder line = new StringBuilder("#");
        for (String word : text.strip().split("\\s+")) {
            if (word.isEmpty()) {
                return;
            }
            if (line.length() + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder("#");
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }
}
