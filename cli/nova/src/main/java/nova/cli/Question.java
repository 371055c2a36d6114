package nova.cli;

import java.util.List;
import java.util.Optional;

/** Which of the choices to take, where somebody sits at a terminal. */
public record Question(String what, List<String> choices) {
    public static final String PROMPT = "Number or name: ";

    /** Nobody reads through more. */
    private static final int MOST_CHOICES = 50;

    public Question {
        choices = List.copyOf(choices);
    }

    public boolean worthAsking() {
        return !choices.isEmpty() && choices.size() <= MOST_CHOICES;
    }

    /** The question with its numbered choices, one a line. */
    public String text() {
        StringBuilder text = new StringBuilder("Which ").append(what).append("?\n");
        for (int i = 0; i < choices.size(); i++) {
            text.append("  ").append(i + 1).append(") ").append(choices.get(i)).append('\n');
        }
        return text.toString();
    }

    /** What is no number of a choice is a name, known or not. */
    public Optional<String> answer(String typed) {
        String said = typed.strip();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        boolean number = said.length() < 4 && said.chars().allMatch(each -> each >= '0' && each <= '9');
        int index = number ? Integer.parseInt(said) : 0;
        return Optional.of(index >= 1 && index <= choices.size() ? choices.get(index - 1) : said);
    }
}
