package nova.runtime.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nova.model.error.NovaException;

/** Turns settings into the records of all groups, and collects every mistake on the way instead of the first. */
final class ConfigReader {
    private record Key(String section, String name) {}

    private final List<ConfigGroup<?>> groups;
    private final Map<Key, BoundOption> declared = new LinkedHashMap<>();
    private final Map<Key, BoundOption> oldNames = new HashMap<>();
    private final Settings settings;
    private final Substitution substitution;
    private final List<String> mistakes;
    private final Set<String> warnings = new TreeSet<>();

    ConfigReader(List<ConfigGroup<?>> groups, IniFile content) {
        this.groups = groups;
        this.settings = new Settings(content.entries());
        this.mistakes = new ArrayList<>(content.mistakes());
        this.substitution = new Substitution(this::textOf);
        for (ConfigGroup<?> group : groups) {
            for (BoundOption option : group.options()) {
                declared.putIfAbsent(new Key(option.section(), option.name()), option);
                option.option()
                        .oldNames()
                        .forEach(old -> oldNames.putIfAbsent(new Key(old.section(), old.name()), option));
            }
        }
    }

    Map<ConfigGroup<?>, Record> read() {
        checkNames();
        Map<ConfigGroup<?>, Record> records = new HashMap<>();
        for (ConfigGroup<?> group : groups) {
            int before = mistakes.size();
            Object[] values = group.options().stream().map(this::value).toArray();
            if (mistakes.size() == before) {
                build(group, values).ifPresent(each -> records.put(group, each));
            }
        }
        return records;
    }

    List<String> mistakes() {
        return mistakes.stream().distinct().toList();
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Optional<Record> build(ConfigGroup<?> group, Object[] values) {
        try {
            return Optional.of(group.build(values));
        } catch (NovaException refused) {
            mistakes.add(refused.getMessage());
            return Optional.empty();
        }
    }

    private void checkNames() {
        KnownOptions known = KnownOptions.load();
        Set<String> sections = new HashSet<>(known.sections());
        declared.keySet().forEach(each -> sections.add(each.section()));
        Set<String> reported = new HashSet<>();
        for (IniFile.Entry entry : settings.deciding()) {
            Key key = new Key(entry.section(), entry.name());
            if (declared.containsKey(key) || oldNames.containsKey(key) || known.has(entry.section(), entry.name())) {
                continue;
            }
            if (sections.contains(entry.section())) {
                mistakes.add(entry.place() + ": [" + entry.section() + "] " + entry.name() + " is not an option"
                        + didYouMean(entry.name(), namesIn(entry.section(), known)));
            } else if (reported.add(entry.section())) {
                mistakes.add(entry.place() + ": [" + entry.section() + "] is not a section"
                        + didYouMean(entry.section(), sections));
            }
        }
    }

    private Set<String> namesIn(String section, KnownOptions known) {
        Set<String> names = new HashSet<>(known.names(section));
        declared.keySet().stream().filter(key -> key.section().equals(section)).forEach(key -> names.add(key.name()));
        return names;
    }

    private static String didYouMean(String word, Set<String> candidates) {
        return Suggestion.nearest(word, candidates)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
    }

    private Object value(BoundOption bound) {
        Option option = bound.option();
        List<IniFile.Entry> entries = entries(bound);
        if (entries.isEmpty() && option.defaultText().isEmpty()) {
            return bound.defaultValue();
        }
        if (entries.isEmpty()) {
            String text = option.defaultText().orElseThrow();
            return parsed(bound, text, "default").orElse(bound.defaultValue());
        }
        if (option.isRepeated()) {
            List<Object> values = new ArrayList<>();
            for (IniFile.Entry entry : entries) {
                parsed(bound, quoted(entry.value()), entry.place()).ifPresent(each -> values.addAll((List<?>) each));
            }
            return List.copyOf(values);
        }
        IniFile.Entry last = entries.getLast();
        return parsed(bound, last.value(), last.place()).orElse(bound.defaultValue());
    }

    /** A repeated option takes the whole line as one value. */
    private static String quoted(String line) {
        return line.isEmpty() ? line : (line.indexOf('"') < 0 ? '"' + line + '"' : '\'' + line + '\'');
    }

    private List<IniFile.Entry> entries(BoundOption bound) {
        List<IniFile.Entry> current = settings.all(bound.section(), bound.name());
        for (Option.OldName old : bound.option().oldNames()) {
            List<IniFile.Entry> found = settings.all(old.section(), old.name());
            if (found.isEmpty()) {
                continue;
            }
            boolean used = current.isEmpty();
            warnings.add(found.getLast().place() + ": [" + old.section() + "] " + old.name() + " is now "
                    + bound.spelled() + (used ? "" : ", which is set too and wins"));
            current = used ? found : current;
        }
        return current;
    }

    private Optional<Object> parsed(BoundOption bound, String text, String place) {
        String resolved = text;
        try {
            resolved = substitution.resolve(bound.section(), text);
            return Optional.of(
                    OptionText.parse(bound.option(), bound.component().getGenericType(), resolved));
        } catch (NovaException wrong) {
            String reason = bound.option().isSecret() && !resolved.isEmpty()
                    ? wrong.getMessage().replace(resolved.strip(), Config.MASK)
                    : wrong.getMessage();
            mistakes.add(place + ": " + bound.spelled() + " " + reason);
            return Optional.empty();
        }
    }

    private Optional<String> textOf(String section, String name) {
        Optional<String> written = settings.last(section, name).map(IniFile.Entry::value);
        if (written.isPresent()) {
            return written;
        }
        BoundOption option = declared.get(new Key(section, name));
        if (option == null) {
            return Optional.empty();
        }
        List<IniFile.Entry> old = entries(option);
        return Optional.of(old.isEmpty() ? option.defaultText() : old.getLast().value());
    }
}
