package nova.cli.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.command.Arguments;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.KeyValues;
import nova.cli.command.Shape;
import nova.cli.json.JsonObject;
import nova.cli.resource.Finder;
import nova.cli.resource.ImageFinder;
import nova.cli.server.ServerAction;
import nova.cli.server.ServerView;
import nova.cli.server.StatusPoll;

/** {@code nova rebuild}: the same server from another image. */
public final class RebuildCommand implements Command {
    private static final String VARIABLE = "OS_TRUSTED_IMAGE_CERTIFICATE_IDS";

    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .positional("<image>", "Name or id of the new image.")
                .option("--rebuild-password", "<rebuild-password>", "Password of the administrator in the new guest.")
                .flag("--poll", "Show the progress until it is done.")
                .flag("--minimal", "Do not look up flavor and image.")
                .flag("--preserve-ephemeral", "Keep the ephemeral disk.")
                .option("--name", "<name>", "New name.")
                .option("--description", "<description>", "New description.")
                .since(19)
                .repeated("--meta", "<key=value>", "New metadata.")
                .repeated("--file", "<dst-path=src-path>", "Put a local file into the server.")
                .until(56)
                .option("--key-name", "<key-name>", "New key pair.")
                .since(54)
                .flag("--key-unset", "Take the key pair away.")
                .since(54)
                .option("--user-data", "<user-data>", "File of new user data.")
                .since(57)
                .flag("--user-data-unset", "Take the user data away.")
                .since(57)
                .repeated(
                        "--trusted-image-certificate-id",
                        "<trusted-image-certificate-id>",
                        "Certificate the image's signature is checked with.")
                .since(63)
                .flag("--trusted-image-certificates-unset", "Take these certificates away.")
                .since(63)
                .option("--hostname", "HOSTNAME", "New host name, as the guest reads it from its metadata.")
                .since(90);
    }

    @Override
    public void run(Invocation call) {
        Arguments arguments = call.arguments();
        JsonObject server = Finder.ofServers(call.cloud()).find(call.positional(0));
        String image = new ImageFinder(call.cloud()).image(call.positional(1)).text("id", "");
        Map<String, Object> wish = new LinkedHashMap<>();
        wish.put("imageRef", image);
        arguments.text("--rebuild-password").ifPresent(password -> wish.put("adminPass", password));
        if (arguments.flag("--preserve-ephemeral")) {
            wish.put("preserve_ephemeral", true);
        }
        arguments.text("--name").ifPresent(name -> wish.put("name", name));
        if (call.cloud().atLeast(19)) {
            wish.put("description", arguments.text("--description").orElse(null));
        }
        content(arguments, wish);
        certificates(call, wish);
        arguments.text("--hostname").ifPresent(name -> wish.put("hostname", name));
        JsonObject rebuilt =
                ServerAction.send(call.cloud(), server, "rebuild", wish).object("server");
        ServerView.print(call, rebuilt, arguments.flag("--minimal"), 0);
        if (arguments.flag("--poll")) {
            new StatusPoll(call, "rebuilding").until(server.text("id", ""), "active");
        }
    }

    private static void content(Arguments arguments, Map<String, Object> wish) {
        Map<String, Object> metadata = KeyValues.pairs(arguments.all("--meta"));
        if (!metadata.isEmpty()) {
            wish.put("metadata", metadata);
        }
        List<Object> files = LocalFiles.injected(arguments.all("--file"));
        if (!files.isEmpty()) {
            wish.put("personality", files);
        }
        setOrUnset(arguments, "--user-data", "--user-data-unset")
                .ifPresent(file -> wish.put("user_data", file.isEmpty() ? null : LocalFiles.base64(file)));
        setOrUnset(arguments, "--key-name", "--key-unset")
                .ifPresent(key -> wish.put("key_name", key.isEmpty() ? null : key));
    }

    /** The value of one option, empty for the flag that takes it away; nothing when neither was given. */
    private static Optional<String> setOrUnset(Arguments arguments, String option, String unset) {
        Optional<String> said = arguments.filled(option);
        if (!arguments.flag(unset)) {
            return said;
        }
        if (said.isPresent()) {
            throw CommandFailure.because("Cannot specify '" + unset + "' with '" + option + "'.");
        }
        return Optional.of("");
    }

    private static void certificates(Invocation call, Map<String, Object> wish) {
        Optional<String> variable = call.cloud().settings().environment(VARIABLE);
        if (variable.isPresent() && !call.cloud().atLeast(63)) {
            throw new CommandFailure(
                    "UnsupportedAttribute", "'" + VARIABLE + "' argument is only allowed since microversion 2.63.");
        }
        List<String> said = call.arguments().all("--trusted-image-certificate-id");
        List<String> ids =
                said.isEmpty() && variable.isPresent() ? List.of(variable.get().split(",", -1)) : said;
        if (call.arguments().flag("--trusted-image-certificates-unset")) {
            if (!ids.isEmpty()) {
                throw CommandFailure.because("Cannot specify '--trusted-image-certificates-unset' with"
                        + " '--trusted-image-certificate-id' or with " + VARIABLE + " env variable set.");
            }
            wish.put("trusted_image_certificates", null);
        } else if (!ids.isEmpty()) {
            wish.put("trusted_image_certificates", ids);
        }
    }
}
