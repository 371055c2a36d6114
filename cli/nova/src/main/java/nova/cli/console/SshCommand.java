package nova.cli.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nova.cli.CommandFailure;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;

/** {@code nova ssh}: runs the local ssh with the address of a server. */
public final class SshCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server, also as user@server.")
                .integer("--port", "PORT", "Port of the ssh server; 22.")
                .hiddenFlag("--private", "The older way to say --address-type fixed.")
                .option("--address-type", "ADDRESS_TYPE", "fixed or floating, the default.")
                .option("--network", "<network>", "Network whose address to use.")
                .flag("--ipv6", "Use an IPv6 address.")
                .option("--login", "<login>", "User to log in as; root.")
                .shortOption("-i", "--identity", "IDENTITY", "File of the private key, as ssh -i takes it.")
                .option("--extra-opts", "EXTRA", "More options for ssh.");
    }

    @Override
    public void run(Invocation call) {
        Arguments arguments = call.arguments();
        String said = call.positional(0);
        int at = said.indexOf('@');
        String login = at < 0 ? arguments.text("--login").orElse("root") : said.substring(0, at);
        String name = said.substring(at + 1);
        JsonObject addresses = Finder.ofServers(call.cloud()).find(name).object("addresses");
        int version = arguments.flag("--ipv6") ? 6 : 4;
        String type = arguments.flag("--private")
                ? "fixed"
                : arguments.text("--address-type").orElse("floating");
        String address = address(call, name, network(call, name, addresses), version, type);
        // a shell takes the extra options apart, and only those
        String extra = arguments.text("--extra-opts").orElse("");
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" " + extra, "sh"));
        command.addAll(
                List.of("ssh", "-" + version, "-p" + arguments.number("--port").orElse(22)));
        arguments.filled("--identity").ifPresent(file -> command.addAll(List.of("-i", file)));
        command.add(login + "@" + address);
        run(command);
    }

    private static List<JsonObject> network(Invocation call, String server, JsonObject addresses) {
        String network = call.arguments().filled("--network").orElse("");
        if (!network.isEmpty()) {
            if (addresses.list(network).isEmpty()) {
                throw new CommandFailure(
                        "ResourceNotFound", "Server '" + server + "' is not attached to network '" + network + "'");
            }
            return addresses.objects(network);
        }
        if (addresses.fields().size() > 1) {
            throw CommandFailure.because(
                    "Server '" + server + "' is attached to more than one network. Please pick the network to use.");
        }
        if (addresses.fields().isEmpty()) {
            throw CommandFailure.because("Server '" + server + "' is not attached to any network.");
        }
        return addresses.objects(addresses.fields().keySet().iterator().next());
    }

    private static String address(Invocation call, String server, List<JsonObject> network, int version, String type) {
        List<String> matching = network.stream()
                .filter(each -> each.number("version", 0) == version
                        && each.text("OS-EXT-IPS:type", "floating").equals(type))
                .map(each -> each.text("addr", ""))
                .toList();
        if (matching.isEmpty()) {
            throw new CommandFailure(
                    "ResourceNotFound",
                    "No address that would match network '"
                            + call.arguments().text("--network").orElse("None") + "' and type '" + type
                            + "' of version IPv" + version + " has been found for server '" + server + "'.");
        }
        if (matching.size() > 1) {
            throw CommandFailure.because("More than one IPv" + version + " " + type + " address found.");
        }
        return matching.getFirst();
    }

    private static void run(List<String> command) {
        try {
            Process ssh = new ProcessBuilder(command).inheritIO().start();
            try {
                ssh.waitFor();
            } catch (InterruptedException _) {
                ssh.destroy();
                Thread.currentThread().interrupt();
            }
        } catch (IOException missing) {
            throw CommandFailure.because("ssh cannot be run: " + missing.getMessage());
        }
    }
}
