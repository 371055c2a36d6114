package nova.runtime.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether the process is alive and whether it is ready for work, each as named checks.
 *
 * <pre>{@code
 * health.ready("database", () -> database.reachable() ? Optional.empty() : Optional.of("no connection to …"));
 * health.live("work loop", () -> watchdog.problem());
 * }</pre>
 */
public final class Health {
    /** A check that takes longer counts as failed. */
    static final Duration CHECK_LIMIT = Duration.ofSeconds(2);

    private final Map<String, Check> live = new ConcurrentSkipListMap<>();
    private final Map<String, Check> ready = new ConcurrentSkipListMap<>();

    public void live(String name, Check check) {
        live.put(name, requireNonNull(check, name));
    }

    public void ready(String name, Check check) {
        ready.put(name, requireNonNull(check, name));
    }

    /** Problems by check; empty means alive. */
    public Map<String, String> liveProblems() {
        return problems(live);
    }

    /** Problems by check; empty means ready. */
    public Map<String, String> readyProblems() {
        return problems(ready);
    }

    /** All checks run at once, so that an answer takes one limit at most. */
    private static Map<String, String> problems(Map<String, Check> checks) {
        Map<String, CompletableFuture<Optional<String>>> running = new TreeMap<>();
        checks.forEach((name, check) -> running.put(name, start(check)));
        Map<String, String> found = new TreeMap<>();
        running.forEach((name, answer) -> answer(answer).ifPresent(problem -> found.put(name, problem)));
        return Collections.unmodifiableMap(found);
    }

    private static CompletableFuture<Optional<String>> start(Check check) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("health").start(() -> {
            try {
                answer.complete(check.problem());
            } catch (Throwable failure) {
                answer.complete(Optional.of("the check failed: " + failure));
            }
        });
        return answer;
    }

    private static Optional<String> answer(CompletableFuture<Optional<String>> answer) {
        try {
            return answer.get(CHECK_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Optional.of("no answer within " + CHECK_LIMIT.toSeconds() + " s");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
