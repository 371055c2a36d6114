package nova.all.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code --debug} shows of requests to the compute service: novaclient says some of it twice, and much besides. */
final class DebugLines {
    private static final Pattern LINE = Pattern.compile("(?:DEBUG \\(session:\\d+\\) )?((REQ|RESP|RESP BODY): .*)");
    private static final String COMPUTE = "/v2.1";

    private DebugLines() {}

    static List<String> of(Run run) {
        List<String> lines = new ArrayList<>();
        boolean toCompute = false;
        for (String line : Neutral.of(run, '@', false).err().split("\n")) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                continue;
            }
            String said = matcher.group(1)
                    .replaceAll("User-Agent: \\S+\"", "User-Agent: \"")
                    .replaceAll("\\{SHA256\\}[0-9a-f]{64}", "{SHA256}");
            if (said.startsWith("REQ: ")) {
                toCompute = said.contains(COMPUTE);
            }
            if (toCompute && (lines.isEmpty() || !said.equals(lines.getLast()))) {
                lines.add(said);
            }
        }
        return lines;
    }
}
