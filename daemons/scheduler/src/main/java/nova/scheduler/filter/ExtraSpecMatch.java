package nova.scheduler.filter;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * The small language of extra specs: {@code >= 4}, {@code <in> avx}, {@code <or> a <or> b}, or plain text that must be
 * equal. Note that {@code =} means "at least", as it always has in Nova. Parsed once, asked for every host.
 */
final class ExtraSpecMatch {
    private interface Test {
        boolean test(String value);
    }

    private final String text;
    private final Test test;

    private ExtraSpecMatch(String text, Test test) {
        this.text = text;
        this.test = test;
    }

    static ExtraSpecMatch of(String text) {
        List<String> words = Arrays.stream(text.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return new ExtraSpecMatch(text, text::equals);
        }
        List<String> operands = words.subList(1, words.size());
        Optional<Test> operator = switch (words.getFirst()) {
            case "=", ">=" -> Optional.of(numbers(operands, order -> order >= 0));
            case "==" -> Optional.of(numbers(operands, order -> order == 0));
            case "!=" -> Optional.of(numbers(operands, order -> order != 0));
            case "<=" -> Optional.of(numbers(operands, order -> order <= 0));
            case "s==" -> Optional.of(texts(operands, order -> order == 0));
            case "s!=" -> Optional.of(texts(operands, order -> order != 0));
            case "s<" -> Optional.of(texts(operands, order -> order < 0));
            case "s<=" -> Optional.of(texts(operands, order -> order <= 0));
            case "s>" -> Optional.of(texts(operands, order -> order > 0));
            case "s>=" -> Optional.of(texts(operands, order -> order >= 0));
            case "<in>" -> Optional.of(value -> !operands.isEmpty() && value.contains(operands.getFirst()));
            case "<all-in>" ->
                Optional.of(value -> !operands.isEmpty() && operands.stream().allMatch(value::contains));
            case "<or>" -> Optional.of(anyOf(words)::contains);
            default -> Optional.empty();
        };
        return new ExtraSpecMatch(text, operator.orElse(text::equals));
    }

    boolean matches(String value) {
        return test.test(value);
    }

    /** As the flavor says it. */
    String text() {
        return text;
    }

    /** {@code <or> a <or> b}: every second word. */
    private static List<String> anyOf(List<String> words) {
        Deque<String> left = new ArrayDeque<>(words);
        List<String> choices = new java.util.ArrayList<>();
        while (left.size() > 1) {
            left.pop();
            choices.add(left.pop());
        }
        return choices;
    }

    /** What is no number matches nothing. */
    private static Test numbers(List<String> operands, DoublePredicate order) {
        return value -> {
            try {
                return !operands.isEmpty()
                        && order.test(Double.compare(
                                Double.parseDouble(value.strip()), Double.parseDouble(operands.getFirst())));
            } catch (NumberFormatException _) {
                return false;
            }
        };
    }

    private static Test texts(List<String> operands, DoublePredicate order) {
        return value -> !operands.isEmpty() && order.test(value.compareTo(operands.getFirst()));
    }
}
