package nova.http.policy;

import java.util.List;

/** One expression of the policy language. */
sealed interface Check {
    /** {@code @}, or an empty expression: everybody. */
    record Always() implements Check {}

    /** {@code !}: nobody. */
    record Never() implements Check {}

    record Not(Check check) implements Check {}

    record All(List<Check> checks) implements Check {
        public All {
            checks = List.copyOf(checks);
        }
    }

    record Any(List<Check> checks) implements Check {
        public Any {
            checks = List.copyOf(checks);
        }
    }

    /** {@code rule:name}. */
    record Rule(String name) implements Check {}

    /** {@code role:name}; the name may hold parts of the target. */
    record Role(String name) implements Check {}

    /** {@code left:right}: a credential or a literal, compared with text that may hold {@code %(target)s}. */
    record Match(String left, String right) implements Check {}

    /** The expressions directly within this one. */
    default List<Check> parts() {
        return switch (this) {
            case Not(var inner) -> List.of(inner);
            case All(var inner) -> inner;
            case Any(var inner) -> inner;
            case Always _, Never _, Rule _, Role _, Match _ -> List.of();
        };
    }
}
