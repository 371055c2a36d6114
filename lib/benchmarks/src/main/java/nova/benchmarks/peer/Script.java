package nova.benchmarks.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Reads plays from text:
 *
 * <pre>
 * == NAME                         a play begins
 * versions 2.1 2.55/ 2.93         2.55/ is 2.54 and 2.55; all is each one
 * [member] [2.9..] METHOD PATH BODY -> name=/json/pointer
 * ~ METHOD PATH BODY              the same, but what is answered is not compared
 * await PATH /json/pointer VALUE  asks until the answer says so
 * + Header: value                 for the next line
 * </pre>
 *
 * {@code <a|b>} anywhere makes one line into several. A role or range that is not named is the administrator and every
 * version. Lines that begin with # are comments.
 */
final class Script {
    private static final Pattern CHOICE = Pattern.compile("<([^<>]*\\|[^<>]*)>");
    private static final Pattern MARK = Pattern.compile("^\\[([^\\]]+)\\]\\s*");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (\\S+)(?: (?!-> )(.*?))?(?: -> (.*))?");
    private static final Pattern AWAIT = Pattern.compile("await (\\S+) (/\\S*) (.+)");

    private final List<Play> plays = new ArrayList<>();
    private String name = "";
    private List<Integer> versions = List.of(VersionRange.NEWEST);
    private List<Step> steps = new ArrayList<>();
    /** Headers of the next line, each as one or more values to try. */
    private List<List<String>> headers = List.of(List.of());

    private Script() {}

    static List<Play> parse(List<String> lines) {
        Script script = new Script();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                script.take(line.strip());
            }
        }
        script.end();
        return script.plays;
    }

    private static List<String> expand(String line) {
        Matcher choice = CHOICE.matcher(line);
        if (!choice.find()) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>();
        for (String one : choice.group(1).split("\\|", -1)) {
            lines.addAll(expand(line.substring(0, choice.start()) + one + line.substring(choice.end())));
        }
        return lines;
    }

    private void take(String line) {
        if (line.startsWith("== ")) {
            end();
            name = line.substring(3);
        } else if (line.startsWith("versions ")) {
            versions = VersionRange.list(line.substring("versions ".length()));
        } else if (line.startsWith("+ ")) {
            headers = headers.stream()
                    .flatMap(before -> expand(line.substring(2)).stream().map(next -> with(before, next)))
                    .toList();
        } else {
            headers.forEach(each -> expand(line).forEach(one -> steps.add(step(one, each))));
            headers = List.of(List.of());
        }
    }

    private static List<String> with(List<String> before, String next) {
        List<String> all = new ArrayList<>(before);
        all.add(next);
        return all;
    }

    private void end() {
        if (!steps.isEmpty()) {
            plays.add(new Play(name, versions, steps));
        }
        steps = new ArrayList<>();
        versions = List.of(VersionRange.NEWEST);
    }

    private Step step(String line, List<String> headers) {
        boolean compared = !line.startsWith("~");
        String rest = compared ? line : line.substring(1).strip();
        String role = Caller.ADMIN;
        VersionRange range = VersionRange.ALL;
        for (Matcher mark = MARK.matcher(rest); mark.find(); mark = MARK.matcher(rest)) {
            if (mark.group(1).matches(".*\\d\\.\\d+.*")) {
                range = VersionRange.parse(mark.group(1));
            } else {
                role = mark.group(1);
            }
            rest = rest.substring(mark.end());
        }
        Matcher await = AWAIT.matcher(rest);
        if (await.matches()) {
            return new Step(
                    "GET",
                    await.group(1),
                    Optional.empty(),
                    role,
                    range,
                    headers,
                    Map.of(),
                    Optional.of(await.group(2) + " " + await.group(3)),
                    compared);
        }
        Matcher request = REQUEST.matcher(rest);
        if (!request.matches()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "not a line of a play: " + line);
        }
        return new Step(
                request.group(1),
                request.group(2),
                Optional.ofNullable(request.group(3)).filter(text -> !text.isEmpty()),
                role,
                range,
                headers,
                saves(request.group(4)),
                Optional.empty(),
                compared);
    }

    private static Map<String, String> saves(String text) {
        Map<String, String> saves = new LinkedHashMap<>();
        if (text != null) {
            for (String one : text.trim().split("[,\\s]+")) {
                saves.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
            }
        }
        return saves;
    }
}
