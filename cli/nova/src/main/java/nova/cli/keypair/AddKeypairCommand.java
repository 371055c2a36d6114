package nova.cli.keypair;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.FileTrouble;

/** {@code nova keypair-add}: imports a public key, or makes a pair and prints the private one. */
public final class AddKeypairCommand implements Command {
    /** Longer keys are refused here already. */
    static final int MAX_KEY_BYTES = 64 * 1024;

    private static final int MADE_BY_USERS_SINCE_MINOR = 92;

    @Override
    public void shape(Shape shape) {
        shape.positional("<name>", "Name of the key.")
                .option("--pub-key", "<pub-key>", "File of a public key to import; - reads standard input.")
                .option("--key-type", "<key-type>", "ssh or x509; ssh.")
                .since(2)
                .option("--user", "<user-id>", "User it belongs to (administrators only).")
                .since(10);
    }

    @Override
    public void run(Invocation call) {
        Map<String, Object> keypair = new LinkedHashMap<>();
        keypair.put("name", call.positional(0));
        Optional<String> publicKey =
                call.arguments().text("--pub-key").map(file -> file.isEmpty() ? "" : read(call, file));
        if (publicKey.isPresent() || call.cloud().atLeast(MADE_BY_USERS_SINCE_MINOR)) {
            keypair.put("public_key", publicKey.orElse(null));
        }
        if (call.cloud().atLeast(2)) {
            keypair.put("type", call.arguments().text("--key-type").orElse("ssh"));
        }
        call.arguments().filled("--user").ifPresent(user -> keypair.put("user_id", user));
        var made = call.cloud().post("/os-keypairs", Map.of("keypair", keypair)).object("keypair");
        if (publicKey.isEmpty()) {
            call.output().text(made.text("private_key", ""));
        }
    }

    private static String read(Invocation call, String file) {
        try {
            byte[] bytes;
            if (file.equals("-")) {
                bytes = call.surroundings().in().readNBytes(MAX_KEY_BYTES + 1);
            } else {
                bytes = Files.readAllBytes(path(call, file));
            }
            if (bytes.length > MAX_KEY_BYTES) {
                throw CommandFailure.because("'" + file + "' has more than " + MAX_KEY_BYTES + " bytes: not a key");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException _) {
            throw CommandFailure.because("Can't open or read '" + file + "': " + FileTrouble.of(file));
        }
    }

    private static Path path(Invocation call, String file) {
        Optional<String> home = call.cloud().settings().environment("HOME");
        return Path.of(file.startsWith("~/") && home.isPresent() ? home.get() + file.substring(1) : file);
    }
}
