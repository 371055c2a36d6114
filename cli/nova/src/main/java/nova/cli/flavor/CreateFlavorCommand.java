package nova.cli.flavor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nova.cli.CommandFailure;
import nova.cli.UsageFailure;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;

/** {@code nova flavor-create}. */
public final class CreateFlavorCommand implements Command {
    private static final List<String> YES = List.of("1", "t", "true", "on", "y", "yes");
    private static final List<String> NO = List.of("0", "f", "false", "off", "n", "no");

    @Override
    public void shape(Shape shape) {
        shape.positional("<name>", "Name of the new flavor.")
                .positional("<id>", "Id of the new flavor; auto makes one.")
                .positional("<ram>", "Memory in MiB.")
                .positional("<disk>", "Disk in GiB.")
                .positional("<vcpus>", "Number of CPUs.")
                .option("--ephemeral", "<ephemeral>", "Ephemeral disk in GiB; 0.")
                .option("--swap", "<swap>", "Swap in MiB; 0.")
                .option("--rxtx-factor", "<factor>", "Share of the network; 1.")
                .option("--is-public", "<is-public>", "Whether every project may use it; true.")
                .option("--description", "<description>", "Description.")
                .since(55);
    }

    @Override
    public void run(Invocation call) {
        Arguments arguments = call.arguments();
        Map<String, Object> flavor = new LinkedHashMap<>();
        flavor.put("name", arguments.positional(0));
        flavor.put("ram", whole("Ram", arguments.positional(2)));
        flavor.put("vcpus", whole("VCPUs", arguments.positional(4)));
        flavor.put("disk", whole("Disk", arguments.positional(3)));
        String id = arguments.positional(1);
        flavor.put("id", id.equals("auto") ? null : id);
        flavor.put("swap", whole("Swap", arguments.text("--swap").orElse("0")));
        flavor.put(
                "OS-FLV-EXT-DATA:ephemeral",
                whole("Ephemeral", arguments.text("--ephemeral").orElse("0")));
        flavor.put("rxtx_factor", factor(arguments.text("--rxtx-factor").orElse("1.0")));
        flavor.put(
                "os-flavor-access:is_public",
                isPublic(arguments.text("--is-public").orElse("true")));
        arguments.filled("--description").ifPresent(text -> flavor.put("description", text));
        FlavorTable.print(
                call,
                List.of(call.cloud().post("/flavors", Map.of("flavor", flavor)).object("flavor")),
                false);
    }

    private static long whole(String what, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException _) {
            throw CommandFailure.because(what + " must be an integer.");
        }
    }

    private static double factor(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            throw CommandFailure.because("rxtx_factor must be a float.");
        }
    }

    private static boolean isPublic(String text) {
        String said = text.strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(said) && !NO.contains(said)) {
            throw new UsageFailure("argument --is-public: invalid <lambda> value: '" + text + "'");
        }
        return YES.contains(said);
    }
}
