package nova.essentials.identity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who has one of Keystone's first roles has the smaller ones too: policies ask for the smallest that will do. */
final class ImpliedRoles {
    private static final Map<String, List<String>> IMPLIED =
            Map.of("admin", List.of("manager"), "manager", List.of("member"), "member", List.of("reader"));

    private ImpliedRoles() {}

    /** Those of {@code all} that are given or implied by what is given, in the order of {@code all}. */
    static List<Role> of(List<Role> given, List<Role> all) {
        Set<String> names = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(given.stream().map(Role::name).toList());
        while (!open.isEmpty()) {
            String name = open.pop();
            if (names.add(name)) {
                open.addAll(IMPLIED.getOrDefault(name, List.of()));
            }
        }
        return all.stream().filter(role -> names.contains(role.name())).toList();
    }
}
