package nova.http.policy;

import java.util.List;

/** One expression of the policy language. */
sealed interface Check {
    /** {@code @}, or an empty expression: everybody. */
    record Always() implements Check {}

    /** {@code !}: nobody. */
    record Never() implements Check {}

    record Not(Check check) implements Check {}

    record All(List<Check> checks) implements Check {}

    record Any(List<Check> checks) implements Check {}

    /** {@code rule:name}. */
    record Rule(String name) implements Check {}

    /** {@code role:name}. */
    record Role(String name) implements Check {}

    /** {@code left:right}: a credential, or a literal in quotes, compared with a literal or with {@code %(target)s}. */
    record Match(String left, String right) implements Check {}
}
