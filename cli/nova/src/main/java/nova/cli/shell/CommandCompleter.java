package nova.cli.shell;

import java.util.List;
import nova.cli.CommandIndex;
import nova.cli.command.Shape;
import nova.cli.help.Summaries;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names of commands, and the options of the command on the line. */
final class CommandCompleter implements Completer {
    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0) {
            Summaries.all()
                    .forEach((name, summary) ->
                            candidates.add(new Candidate(name, name, null, summary, null, null, true)));
            candidates.add(new Candidate("exit"));
            return;
        }
        CommandIndex.find(line.words().getFirst()).ifPresent(command -> {
            Shape shape = new Shape("", "");
            command.shape(shape);
            shape.optionNames().forEach(name -> candidates.add(new Candidate(name)));
        });
    }
}
