package nova.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plays the same requests against Debian's Nova and ours, and says where the answers differ.
 *
 * <pre>PeerRun --real OPENRC --ours OPENRC --plays FOLDER [--report FILE] [--only REGEX]</pre>
 *
 * FOLDER has the plays (*.play) and accepted.txt. Ends with 1 when there are differences that are not accepted.
 */
public final class PeerRun {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Endpoint real;
    private final Endpoint ours;
    private final Accepted accepted;
    private final Report report = new Report();

    private PeerRun(Endpoint real, Endpoint ours, Accepted accepted) {
        this.real = real;
        this.ours = ours;
        this.accepted = accepted;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int index = 0; index + 1 < arguments.length; index += 2) {
            options.put(arguments[index], arguments[index + 1]);
        }
        Path folder = Path.of(options.get("--plays"));
        Accepted accepted = Accepted.parse(Files.readAllLines(folder.resolve("accepted.txt")));
        PeerRun run = new PeerRun(
                Setting.make(Path.of(options.get("--real"))), Setting.make(Path.of(options.get("--ours"))), accepted);
        Pattern only = Pattern.compile(options.getOrDefault("--only", ""));
        Optional<Path> file = Optional.ofNullable(options.get("--report")).map(Path::of);
        for (Play play : plays(folder)) {
            if (only.matcher(play.name()).find()) {
                run.play(play);
                System.out.println(play.name() + ": " + run.report.summary());
                if (file.isPresent()) {
                    Files.writeString(file.get(), run.report.text());
                }
            }
        }
        if (file.isEmpty()) {
            System.out.println(run.report.text());
        }
        System.exit(run.report.differing() == 0 ? 0 : 1);
    }

    private static List<Play> plays(Path folder) throws IOException {
        List<Play> plays = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".play"))
                    .sorted()
                    .toList()) {
                plays.addAll(Script.parse(Files.readAllLines(file)));
            }
        }
        return plays;
    }

    private void play(Play play) {
        for (int version : play.versions()) {
            for (Step step : play.steps()) {
                if (step.versions().has(version)) {
                    play(play.name(), step, version);
                }
            }
        }
    }

    private void play(String name, Step step, int version) {
        List<Answer> answers = List.of(answer(real, step, version), answer(ours, step, version));
        if (!step.compared()
                && answers.getFirst().status() < 300
                && answers.getLast().status() < 300) {
            return;
        }
        List<String> differences = Comparison.of(answers.getFirst(), answers.getLast());
        String request = step.role() + " 2." + version + " " + step.title();
        List<String> left = differences.stream()
                .filter(difference -> !accepted.has(request, difference))
                .toList();
        if (!left.isEmpty()) {
            report.different(name, step, version, left, answers);
        } else if (differences.isEmpty()) {
            report.equal();
        } else {
            report.accepted();
        }
    }

    /** The first answer, or the one that says what is waited for; the last one when it never does. */
    private static Answer answer(Endpoint cloud, Step step, int version) {
        Answer answer = cloud.play(step, version);
        if (step.until().isEmpty()) {
            return answer;
        }
        String[] wanted = step.until().get().split(" ", 2);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!said(answer, wanted[0], wanted[1]) && answer.status() < 400 && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = cloud.play(step, version);
        }
        return answer;
    }

    private static boolean said(Answer answer, String pointer, String value) {
        return pointer.equals("/status")
                ? Integer.toString(answer.status()).equals(value)
                : answer.json().at(pointer).asText().equals(value);
    }
}
