package nova.cli.flavor;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;
import nova.cli.resource.Query;

/** {@code nova flavor-key}: sets or unsets extra specs. */
public final class FlavorSpecsCommand implements Command {
    private static final Pattern KEY = Pattern.compile("[\\w.\\- :]+", Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public void shape(Shape shape) {
        shape.positional("<flavor>", "Name or id of the flavor.")
                .choice("<action>", List.of("set", "unset"), "set or unset.")
                .positionals("<key=value>", "What to set; to unset, the key is enough.");
    }

    @Override
    public void run(Invocation call) {
        String action = call.positional(1);
        String id = Finder.ofFlavors(call.cloud()).find(call.positional(0)).text("id", "");
        String path = "/flavors/" + Query.inPath(id) + "/os-extra_specs";
        Map<String, Object> specs = KeyValues.loose(call.positionalsFrom(2));
        if (action.equals("unset")) {
            specs.keySet().forEach(key -> call.cloud().delete(path + "/" + Query.inPath(key)));
            return;
        }
        for (String key : specs.keySet()) {
            if (!KEY.matcher(key).matches()) {
                throw CommandFailure.because("Invalid key: \"" + key + "\". Keys may only contain letters, numbers,"
                        + " spaces, underscores, periods, colons and hyphens.");
            }
        }
        call.cloud().post(path, Map.of("extra_specs", specs));
    }
}
