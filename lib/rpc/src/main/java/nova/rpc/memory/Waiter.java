package nova.rpc.memory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import nova.runtime.port.Platform;

/** One call waiting for its answer; the first answer counts. */
final class Waiter {
    private final Platform.Signal answered;
    private final AtomicReference<String> answer = new AtomicReference<>();

    Waiter(Platform platform) {
        answered = platform.newSignal();
    }

    void answer(String frame) {
        if (answer.compareAndSet(null, frame)) {
            answered.raise();
        }
    }

    Optional<String> await(Duration limit) {
        answered.await(limit);
        return Optional.ofNullable(answer.get());
    }
}
