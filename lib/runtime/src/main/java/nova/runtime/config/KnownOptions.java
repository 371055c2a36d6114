package nova.runtime.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Names that may stand in a nova.conf although the process reading it does not use them: options of other processes,
 * of Nova's other releases and of its libraries. They are accepted in silence, so that real files load; anything else
 * is taken for a mistake.
 */
final class KnownOptions {
    private static final String RESOURCE = "known-options.txt";
    private static final String ANY = "*";

    private final Map<String, Set<String>> namesBySection;

    private KnownOptions(Map<String, Set<String>> namesBySection) {
        this.namesBySection = namesBySection;
    }

    static KnownOptions load() {
        Map<String, Set<String>> sections = new TreeMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(KnownOptions.class.getResourceAsStream(RESOURCE), RESOURCE),
                StandardCharsets.UTF_8))) {
            List<String> current = List.of();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("[")) {
                    current = List.of(line.substring(1, line.length() - 1).split(" "));
                    current.forEach(each -> sections.computeIfAbsent(each, _ -> new TreeSet<>()));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    List<String> names = List.of(line.strip().split("\\s+"));
                    current.forEach(each -> sections.get(each).addAll(names));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new KnownOptions(sections);
    }

    boolean has(String section, String name) {
        Set<String> names = namesBySection.getOrDefault(section, Set.of());
        return names.contains(name) || names.contains(ANY);
    }

    Set<String> sections() {
        return namesBySection.keySet();
    }

    Set<String> names(String section) {
        return namesBySection.getOrDefault(section, Set.of());
    }
}
