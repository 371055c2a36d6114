package nova.all.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nova.cli.json.Json;
import nova.cli.json.JsonObject;

/** Runs a script through both programs and keeps what differed. */
final class Comparison {
    private static final Pattern UNSETTLED = Pattern.compile(
            "(?m)^\\| (OS-EXT-STS:\\w+|OS-EXT-SRV-ATTR:\\w+|"
                    + "OS-SRV-USG:launched_at|OS-EXT-AZ:\\w+|host_status|status|progress|adminPass|hostId|updated|key_name|uptime|cpu\\w*) +\\|.*\\|$");

    /** Progress that is written over: how often each looked, and what it saw meanwhile, is its own. */
    private static final Pattern PROGRESS = Pattern.compile("\rServer \\w+\\.\\.\\.[^\r\n]*(?=\r)");

    /** Commands after which servers are on their way to another state. */
    private static final Set<String> CHANGES = Set.of(
            "boot",
            "delete",
            "force-delete",
            "pause",
            "reboot",
            "reset-state",
            "resume",
            "start",
            "stop",
            "suspend",
            "unpause");

    /** A line of {@code nova list --all-tenants} of a server with a task or in its build. */
    private static final Pattern ON_THE_WAY =
            Pattern.compile("(?m)^\\| [0-9a-f-]{36} \\|.*\\| [0-9a-f]{32} \\| (BUILD |\\w+ +\\| [a-z])");

    private static final long SETTLE_LIMIT_NANOS = 120_000_000_000L;

    private final NovaProgram theirs;
    private final NovaProgram ours;
    private final Accepted accepted;
    private final Map<String, Map<String, String>> users;
    private final Map<String, String> kept = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final StringBuilder report = new StringBuilder();
    private String user = "admin";
    private int compared;
    private int excused;

    Comparison(NovaProgram theirs, NovaProgram ours, Accepted accepted, Map<String, Map<String, String>> users) {
        this.theirs = theirs;
        this.ours = ours;
        this.accepted = accepted;
        this.users = users;
    }

    void run(Script script) throws java.io.IOException {
        for (Script.Line line : script.lines()) {
            switch (line.kind()) {
                case "as" -> user = line.text();
                case "do" -> prepare(line.text());
                case "let" -> keep(line.text());
                default -> compare(line.text(), line.kind().equals("~"));
            }
        }
    }

    List<String> failures() {
        return failures;
    }

    /** Every difference in full, accepted or not. */
    String report() {
        return summary() + "\n\n" + report;
    }

    String summary() {
        int equal = compared - excused - failures.size();
        return "commands compared: " + compared + ", equal: " + equal + ", accepted differences: " + excused
                + ", other differences: " + failures.size();
    }

    private void prepare(String line) {
        if (line.contains("@")) {
            prepared(line, theirs.letter());
        }
        prepared(line, ours.letter());
    }

    private Run prepared(String line, char letter) {
        Run run = ours.run(words(line, letter), users.get(user));
        if (run.code() != 0) {
            throw new IllegalStateException("cannot prepare: nova " + line + "\n" + run.out() + run.err());
        }
        return run;
    }

    private void keep(String line) throws java.io.IOException {
        int equal = line.indexOf(" = ");
        String[] target = line.substring(0, equal).split(" ", 2);
        for (NovaProgram program : List.of(theirs, ours)) {
            Run run = prepared("-f json " + line.substring(equal + 3), program.letter());
            Object answer = Json.read(run.out());
            Object first = answer instanceof List<?> list ? list.getFirst() : answer;
            kept.put(target[0] + program.letter(), JsonObject.of(first).text(target[1], ""));
        }
    }

    private List<String> words(String line, char letter) {
        String text = line.replace("@", "" + letter);
        for (Map.Entry<String, String> each : kept.entrySet()) {
            String name = each.getKey().substring(0, each.getKey().length() - 1);
            if (each.getKey().endsWith("" + letter)) {
                text = text.replace("{" + name + "}", each.getValue());
            }
        }
        return Script.words(text);
    }

    private void compare(String line, boolean unsettled) {
        compared++;
        Run their = said(theirs, line, unsettled);
        Run our = said(ours, line, unsettled);
        if (their.equals(our)) {
            return;
        }
        String reason = accepted.reason(line, their, our).orElse("");
        String difference = "$ nova " + line + (reason.isEmpty() ? "" : "\n  accepted: " + reason) + "\n--- theirs "
                + shown(their) + "--- ours " + shown(our) + "\n";
        report.append(difference);
        if (reason.isEmpty()) {
            failures.add(difference);
        } else {
            excused++;
        }
    }

    private Run said(NovaProgram program, String line, boolean unsettled) {
        List<String> words = words(line, program.letter());
        Run run = program.run(words, users.get(user));
        if (words.stream().anyMatch(CHANGES::contains)) {
            settle();
        }
        Run shown = unsettled ? new Run(run.code(), settledPart(run.out()), run.err()) : run;
        return Neutral.of(shown, program.letter(), own(line));
    }

    /** What a program prints of a server being built whether it looks earlier or later. */
    private static String settledPart(String out) {
        String last = PROGRESS.matcher(out).replaceAll("").replaceAll("(\rServer [^\r\n]*?) +\n", "$1\n");
        return UNSETTLED
                .matcher(last)
                .replaceAll("| $1 | |")
                .replaceAll("\\d+\\.\\d\\d\\b", "0.00")
                .replaceAll("-{4,}", "---")
                .replaceAll(" +", " ");
    }

    /** Waits until no server is on its way, so that the next command meets the same state on any machine. */
    private void settle() {
        long start = System.nanoTime();
        Run list;
        do {
            list = ours.run(List.of("list", "--all-tenants"), users.get("admin"));
            if (System.nanoTime() - start > SETTLE_LIMIT_NANOS) {
                throw new IllegalStateException("servers stay on their way:\n" + list.out() + list.err());
            }
        } while (ON_THE_WAY.matcher(list.out()).find());
    }

    /** Whether each program runs it on things of its own. */
    private boolean own(String line) {
        return !words(line, theirs.letter()).equals(words(line, ours.letter()));
    }

    private static String shown(Run run) {
        return "(exit " + run.code() + ")\n" + run.out() + (run.err().isEmpty() ? "" : "[stderr]\n" + run.err());
    }
}
