package nova.scheduler.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code >=6.0, <6.2} against a hypervisor's version number, which has three decimal digits per part (6002000 is 6.2.0).
 * A predicate that cannot be read is satisfied by nothing.
 */
final class VersionPredicate {
    private static final Pattern PART =
            Pattern.compile("\\s*(<=|>=|<|>|==|!=|=)?\\s*(\\d{1,4})(?:\\.(\\d{1,3}))?(?:\\.(\\d{1,3}))?\\s*");

    private final List<IntPredicate> parts;

    private VersionPredicate(List<IntPredicate> parts) {
        this.parts = parts;
    }

    static VersionPredicate of(String text) {
        List<IntPredicate> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher matcher = PART.matcher(part);
            parts.add(matcher.matches() ? comparison(matcher) : _ -> false);
        }
        return new VersionPredicate(parts);
    }

    private static IntPredicate comparison(Matcher part) {
        int wanted = number(part.group(2)) * 1_000_000 + number(part.group(3)) * 1000 + number(part.group(4));
        return switch (part.group(1) == null ? "==" : part.group(1)) {
            case "<" -> version -> version < wanted;
            case "<=" -> version -> version <= wanted;
            case ">" -> version -> version > wanted;
            case ">=" -> version -> version >= wanted;
            case "!=" -> version -> version != wanted;
            default -> version -> version == wanted;
        };
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    boolean satisfiedBy(int version) {
        return parts.stream().allMatch(part -> part.test(version));
    }

    static String text(int version) {
        return version / 1_000_000 + "." + version / 1000 % 1000 + "." + version % 1000;
    }
}
