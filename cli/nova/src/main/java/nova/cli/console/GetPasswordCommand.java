package nova.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import nova.cli.CommandFailure;
import nova.cli.command.Command;
import nova.cli.command.Invocation;
import nova.cli.command.Shape;
import nova.cli.resource.Finder;

/** {@code nova get-password}: as it is stored, or decrypted with the private key by the local openssl. */
public final class GetPasswordCommand implements Command {
    @Override
    public void shape(Shape shape) {
        shape.positional("<server>", "Name or id of the server.")
                .optionalPositional("<private-key>", "File of the private key to decrypt the password with, here.");
    }

    @Override
    public void run(Invocation call) {
        String id = Finder.ofServers(call.cloud()).find(call.positional(0)).text("id", "");
        String sealed =
                call.cloud().get("/servers/" + id + "/os-server-password").text("password", "");
        Optional<String> key = call.arguments().optionalPositional(1).filter(each -> !sealed.isEmpty());
        call.output().text(key.isPresent() ? opened(sealed, key.get()) : sealed);
    }

    private static String opened(String sealed, String keyFile) {
        try {
            Process openssl = new ProcessBuilder("openssl", "pkeyutl", "-decrypt", "-inkey", keyFile)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = openssl.getOutputStream()) {
                in.write(Base64.getMimeDecoder().decode(sealed));
            }
            String opened = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (openssl.waitFor() != 0) {
                throw CommandFailure.because("openssl cannot decrypt the password with the key in " + keyFile);
            }
            return opened;
        } catch (IOException | IllegalArgumentException failed) {
            throw CommandFailure.because("The password cannot be decrypted: " + failed.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CommandFailure.because("Interrupted while decrypting the password.");
        }
    }
}
