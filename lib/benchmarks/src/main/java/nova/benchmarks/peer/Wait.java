package nova.benchmarks.peer;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Asks a cloud until its answer says what a step waits for, or is one that will never say it. */
final class Wait {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Duration patience;
    /** Waited for in vain once, there is little hope for the next versions. */
    private final Duration afterwards;
    /** How often each line was waited for in vain. */
    private final Map<String, Integer> inVain = new ConcurrentHashMap<>();

    Wait(Duration patience, Duration afterwards) {
        this.patience = patience;
        this.afterwards = afterwards;
    }

    /** The first answer, or the one that says what is waited for; the last one when it never does. */
    Answer answer(Endpoint cloud, Step step, int version) {
        Answer answer = cloud.play(step, version);
        if (step.until().isEmpty()) {
            return answer;
        }
        String[] wanted = step.until().get().split(" ", 2);
        String line = step.title() + " " + step.until().get();
        long end = System.nanoTime() + (inVain.containsKey(line) ? afterwards : patience).toNanos();
        while (!said(answer, wanted[0], wanted[1]) && !hopeless(answer, wanted[0])) {
            if (System.nanoTime() > end) {
                inVain.merge(line, 1, Integer::sum);
                return answer;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = cloud.play(step, version);
        }
        return answer;
    }

    /** {@code METHOD PATH POINTER VALUE} of each line that was not answered as it should, with how often. */
    Map<String, Integer> inVain() {
        return Map.copyOf(inVain);
    }

    static boolean said(Answer answer, String pointer, String value) {
        return pointer.equals("/status")
                ? Integer.toString(answer.status()).equals(value)
                : text(answer, pointer).equals(value);
    }

    /** A refusal stays one, and no server leaves ERROR by itself. */
    static boolean hopeless(Answer answer, String pointer) {
        return answer.status() >= 400
                || answer.status() == 0
                || text(answer, pointer).equals("ERROR");
    }

    private static String text(Answer answer, String pointer) {
        var found = answer.json().at(pointer);
        return found.isContainerNode() ? found.toString() : found.asText();
    }
}
