package nova.runtime.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the sources say, by section and name; a name said several times keeps all values in order. */
final class Settings {
    private record Key(String section, String name) {}

    private final Map<Key, List<IniFile.Entry>> entries = new LinkedHashMap<>();

    Settings(List<IniFile.Entry> all) {
        for (IniFile.Entry entry : all) {
            entries.computeIfAbsent(new Key(entry.section(), entry.name()), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    List<IniFile.Entry> all(String section, String name) {
        return entries.getOrDefault(new Key(section, name), List.of());
    }

    Optional<IniFile.Entry> last(String section, String name) {
        List<IniFile.Entry> found = all(section, name);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }

    /** One entry per name, the deciding one. */
    List<IniFile.Entry> deciding() {
        return entries.values().stream().map(List::getLast).toList();
    }
}
