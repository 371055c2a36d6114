package nova.api.golden;

import java.util.Map;
import java.util.TreeMap;

/**
 * Versions that change no document, or only those of a verb on a server that this project does not have yet: each gets
 * its case with the verb.
 */
final class WithoutCase {
    static final Map<Integer, String> REASONS = reasons();

    private WithoutCase() {}

    private static Map<Integer, String> reasons() {
        Map<Integer, String> reasons = new TreeMap<>();
        put(reasons, "a second spelling of a header, honoured at every version", 27, 46);
        put(reasons, "evacuate", 14, 29, 95);
        put(reasons, "trigger_crash_dump", 17);
        put(reasons, "attaching volumes", 20, 60, 67, 79, 85, 89, 101);
        put(reasons, "live migration, and its end on request", 22, 24, 25, 30, 34, 65, 68);
        put(reasons, "createImage and createBackup", 45);
        put(reasons, "attaching interfaces", 49);
        put(reasons, "rebuild", 54);
        put(reasons, "migrate", 56);
        put(reasons, "ports with a resource request", 72);
        put(reasons, "unshelve", 77, 91);
        put(reasons, "rescue", 87);
        put(reasons, "file shares", 97);
        return reasons;
    }

    private static void put(Map<Integer, String> reasons, String reason, int... minors) {
        for (int minor : minors) {
            reasons.put(minor, reason);
        }
    }
}
