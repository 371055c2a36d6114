package nova.rpc;

import java.util.Optional;
import nova.model.host.HostName;

/** Contracts for the tests of the transports. */
public final class Echo {
    private Echo() {}

    public record Question(String text, Optional<Integer> number) {}

    public record Answer(String text) {}

    @Contract(address = "nova.test")
    public interface Shared {
        @Call(timeoutSeconds = 5)
        Answer ask(Question question);

        @Call(timeoutSeconds = 1)
        Answer askBriefly(Question question);

        @Cast(ttlSeconds = 5)
        void tell(Question question);
    }

    /** A second contract at the same address. */
    @Contract(address = "nova.test")
    public interface Neighbour {
        @Call(timeoutSeconds = 5)
        Answer greet(Question question);
    }

    @Contract(address = "nova.compute", perHost = true)
    public interface AtHost {
        @Call(timeoutSeconds = 5)
        Answer ask(HostName host, Question question);

        @Cast(ttlSeconds = 5)
        void tell(HostName host, Question question);
    }

    @Contract(address = "nova.conductor", fromHosts = true)
    public interface Reports {
        @Call(timeoutSeconds = 2)
        Answer report(Report report);
    }

    public record Report(HostName host, String text) implements FromHost {}

    public static Question question(String text) {
        return new Question(text, Optional.empty());
    }
}
