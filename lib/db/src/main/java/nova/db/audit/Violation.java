package nova.db.audit;

import static java.util.Objects.requireNonNull;

/** One row that contradicts an invariant. {@code subject} is the id of the thing, {@code message} says what is wrong. */
public record Violation(Rule rule, String subject, String message) implements Comparable<Violation> {
    public Violation {
        requireNonNull(rule, "rule");
        requireNonNull(subject, "subject");
        requireNonNull(message, "message");
    }

    @Override
    public int compareTo(Violation other) {
        int byRule = rule.compareTo(other.rule);
        return byRule != 0 ? byRule : subject.compareTo(other.subject);
    }

    @Override
    public String toString() {
        return rule.word() + " " + subject + ": " + message;
    }
}
