package nova.cli.shell;

import java.util.List;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.CommandIndex;
import nova.cli.Session;
import nova.cli.cloud.ApiVersion;
import nova.cli.cloud.Cloud;
import nova.cli.command.Shape;
import nova.cli.help.Summaries;
import nova.cli.json.JsonObject;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completes names of commands, the options of the command on the line, and names of the things it is about. */
final class CommandCompleter implements Completer {
    /** More names than these help nobody. */
    private static final int MOST_NAMES = 200;

    private static final Map<String, String> COLLECTIONS = Map.of(
            "<server>", "servers",
            "<flavor>", "flavors",
            "<image>", "images",
            "<aggregate>", "os-aggregates",
            "<keypair>", "os-keypairs",
            "<key-name>", "os-keypairs");

    private final Session session;

    CommandCompleter(Session session) {
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
        String collection = COLLECTIONS.get(label(shape, line));
        if (collection == null) {
            return List.of();
        }
        try {
            return session.cloudUnasked().stream()
                    .flatMap(cloud -> things(cloud, collection).stream())
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
            case "os-keypairs" ->
                cloud.get("/os-keypairs").objects("keypairs").stream()
                        .map(each -> each.object("keypair"))
                        .toList();
            default -> cloud.get("/" + collection + limit).objects(collection);
        };
    }

    /** What the usage calls the word under the cursor: the value of the option before it, or an argument. */
    private static String label(Shape shape, ParsedLine line) {
        int position = 0;
        String awaited = "";
        for (String word : line.words().subList(1, line.wordIndex())) {
            boolean value = !awaited.isEmpty();
            OptionSpec option = value ? null : shape.spec().findOption(word);
            awaited = option == null || option.arity().min() == 0 ? "" : option.paramLabel();
            position += value || word.startsWith("-") ? 0 : 1;
        }
        if (!awaited.isEmpty()) {
            return awaited;
        }
        List<PositionalParamSpec> positionals = shape.spec().positionalParameters();
        if (positionals.isEmpty()) {
            return "";
        }
        PositionalParamSpec at = positionals.get(Math.min(position, positionals.size() - 1));
        boolean there = position < positionals.size() || at.arity().max() > 1;
        return there ? at.paramLabel() : "";
    }
}
