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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(20);

    private final Endpoint real;
    private final Endpoint ours;
    private final Accepted accepted;
    private final Report report = new Report();
    private final Wait wait = new Wait(PATIENCE, LITTLE_PATIENCE);
    private final long began = System.nanoTime();
    private final Executor threads = Thread::startVirtualThread;
    private long said = began;

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
                run.say(play.name());
                if (file.isPresent()) {
                    Files.writeString(file.get(), run.report.text());
                }
            }
        }
        run.wait.inVain().forEach((line, times) -> System.out.println("waited in vain, " + times + " times: " + line));
        if (file.isEmpty()) {
            System.out.println(run.report.text());
        } else {
            System.out.println(run.report.summary());
        }
        System.exit(run.report.differing() == 0 ? 0 : 1);
    }

    /** A line of progress. */
    private void say(String where) {
        said = System.nanoTime();
        System.out.println("%4d s %s: %s".formatted((said - began) / 1_000_000_000L, where, report.summary()));
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
                    if (System.nanoTime() - said > SIGN_OF_LIFE.toNanos()) {
                        say(play.name() + " at 2." + version);
                    }
                }
            }
        }
    }

    private void play(String name, Step step, int version) {
        List<Answer> answers = answers(step, version);
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

    /** Both at once: most of the time is theirs, and what takes long takes long in both. */
    private List<Answer> answers(Step step, int version) {
        CompletableFuture<Answer> theirs =
                CompletableFuture.supplyAsync(() -> wait.answer(real, step, version), threads);
        Answer here = wait.answer(ours, step, version);
        return List.of(theirs.join(), here);
    }
}
