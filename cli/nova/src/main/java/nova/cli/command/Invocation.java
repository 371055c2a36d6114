package nova.cli.command;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nova.cli.cloud.Cloud;
import nova.cli.output.Output;

/** One call of a command: what the user said, and all it may touch. */
public record Invocation(Cloud cloud, Arguments arguments, Output output, Surroundings surroundings) {
    /** Standard input and time. */
    public interface Surroundings {
        InputStream in();

        /** Whether somebody sits at a terminal. */
        boolean interactive();

        /** Waits, between two looks at something that changes. */
        void pause(Duration duration);

        /** Asks for a text that is not shown while typed; only where somebody sits at a terminal. */
        String askSecret(String prompt);

        /** Asks which of the choices to take; nothing where nobody sits at a terminal, or nobody knows. */
        Optional<String> choose(String what, List<String> choices);
    }

    public String positional(int index) {
        return arguments.positional(index);
    }

    public List<String> positionalsFrom(int index) {
        return arguments.positionalsFrom(index);
    }
}
