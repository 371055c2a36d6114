package nova.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.CommandIndex;
import nova.cli.Program;
import nova.cli.cloud.ApiVersion;
import nova.cli.cloud.Cloud;
import nova.cli.command.Shape;
import nova.cli.help.Summaries;
import nova.cli.json.JsonObject;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completes names of commands, the options of the command on the line, and names of the things it is about. */
final class CommandCompleter implements Completer {
    /** More names than these help nobody. */
    private static final int MOST_NAMES = 200;

    private static final Map<String, String> COLLECTIONS = Map.of(
            "<server>", "servers",
            "<flavor>", "flavors",
            "<image>", "images",
            "<aggregate>", "os-aggregates");

    private final Program.Session session;

    CommandCompleter(Program.Session session) {
        this.session = session;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Summaries.all()
                    .forEach((name, summary) ->
                            candidates.add(new Candidate(name, name, null, summary, null, null, true)));
            candidates.add(new Candidate("exit"));
            return;
        }
        String name = line.words().getFirst();
        if (name.equals("help")) {
            Summaries.all().keySet().forEach(each -> candidates.add(new Candidate(each)));
            return;
        }
        CommandIndex.find(name).ifPresent(command -> {
            Shape shape = new Shape("", "", ApiVersion.LATEST);
            command.shape(shape);
            if (line.word().startsWith("-")) {
                shape.optionNames().forEach(option -> candidates.add(new Candidate(option)));
            } else {
                names(shape, line).forEach(each -> candidates.add(new Candidate(each)));
            }
        });
    }

    /** Of what stands where the cursor is; nothing when the cloud does not answer, as completion must not fail. */
    private List<String> names(Shape shape, ParsedLine line) {
        String collection = collection(shape, line);
        if (collection.isEmpty()) {
            return List.of();
        }
        try {
            return things(session.cloud(), collection).stream()
                    .limit(MOST_NAMES)
                    .map((JsonObject each) -> each.text("name", ""))
                    .filter(each -> !each.isEmpty())
                    .distinct()
                    .toList();
        } catch (CommandFailure _) {
            return List.of();
        }
    }

    private static List<JsonObject> things(Cloud cloud, String collection) {
        String limit = "?limit=" + MOST_NAMES;
        return switch (collection) {
            case "images" -> cloud.image("/v2/images" + limit).objects("images");
            case "os-aggregates" -> cloud.get("/os-aggregates").objects("aggregates");
            default -> cloud.get("/" + collection + limit).objects(collection);
        };
    }

    private static String collection(Shape shape, ParsedLine line) {
        List<String> before = new ArrayList<>(line.words().subList(1, line.wordIndex()));
        String last = before.isEmpty() ? "" : before.getLast();
        if (last.startsWith("--") && !last.contains("=")) {
            // the value of an option; those that name a flavor or a server say so
            return COLLECTIONS.getOrDefault("<" + last.substring(2) + ">", "");
        }
        int position =
                (int) before.stream().filter(word -> !word.startsWith("-")).count();
        List<PositionalParamSpec> positionals = shape.spec().positionalParameters();
        if (positionals.isEmpty()) {
            return "";
        }
        PositionalParamSpec at = positionals.get(Math.min(position, positionals.size() - 1));
        boolean there = position < positionals.size() || at.arity().max() > 1;
        return there ? COLLECTIONS.getOrDefault(at.paramLabel(), "") : "";
    }
}
