package nova.cli.host;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.Json;

/** {@code nova hypervisor-show}: nested values are spread over rows, texts that are JSON are opened. */
public final class ShowHypervisorCommand implements Command {
    private static final int DEFAULT_WRAP = 40;

    @Override
    public void shape(Shape shape) {
        shape.positional("<hypervisor>", "Name or id of the hypervisor.")
                .option("--wrap", "<integer>", "Fold values at this width; 40, 0 does not.");
    }

    @Override
    public void run(Invocation call) {
        int wrap = call.arguments().number("--wrap").orElse(DEFAULT_WRAP);
        Map<String, Object> flat = new LinkedHashMap<>();
        HypervisorSearch.find(call.cloud(), call.positional(0))
                .fields()
                .forEach((name, value) -> flatten(flat, name, opened(value)));
        call.output().properties(flat, wrap);
    }

    private static Object opened(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            return Json.read(text);
        } catch (IOException _) {
            return text;
        }
    }

    private static void flatten(Map<String, Object> flat, String name, Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, each) -> flatten(flat, name + "_" + key, each));
        } else {
            flat.put(name, value);
        }
    }
}
