package nova.openstack.peer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** The door of a scripted peer: runs the interruption around each call and the failures a test has asked for. */
final class PeerGate {
    private final Interruption interruption;
    private final Map<String, Deque<Failure>> failures = new TreeMap<>();
    private final Object lock = new Object();

    PeerGate(Interruption interruption) {
        this.interruption = requireNonNull(interruption, "interruption");
    }

    private record Failure(NovaException error, boolean afterwards) {}

    /** The next call of this name is refused with {@code error} and changes nothing. */
    void failNext(String call, NovaException error) {
        add(call, new Failure(error, false));
    }

    /** The next call of this name is carried out, but its caller sees a time-out. */
    void loseNextAnswer(String call) {
        add(call, new Failure(new NovaException(ErrorCode.TIMEOUT, "no answer to " + call), true));
    }

    /** Runs {@code work} alone among the calls of this peer; interruptions happen outside of that. */
    <T> T pass(String call, Supplier<T> work) {
        interruption.before(call);
        T answer;
        synchronized (lock) {
            Failure failure = take(call);
            if (failure != null && !failure.afterwards()) {
                throw failure.error();
            }
            answer = work.get();
            if (failure != null) {
                throw failure.error();
            }
        }
        interruption.after(call);
        return answer;
    }

    /** Looks at the peer's state from outside, for checks: no interruption, no failure. */
    <T> T peek(Supplier<T> look) {
        synchronized (lock) {
            return look.get();
        }
    }

    private void add(String call, Failure failure) {
        synchronized (lock) {
            failures.computeIfAbsent(call, name -> new ArrayDeque<>()).add(failure);
        }
    }

    private Failure take(String call) {
        Deque<Failure> waiting = failures.get(call);
        return waiting == null ? null : waiting.poll();
    }
}
