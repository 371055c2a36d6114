package nova.api.keypair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys as OpenSSH writes them, read and judged; its own program says what their fingerprints are. */
class SshPublicKeyTest {
    private static final String TOKEN_KEY = "sk-ssh-ed25519@openssh.com";
    private static final String TOKEN_CURVE = "sk-ecdsa-sha2-nistp256@openssh.com";

    @TempDir
    Path folder;

    /** {@code type} and {@code parts}, each behind its length. */
    private static String line(String type, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, type.getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(parts).forEach(part -> write(out, part));
        return type + " " + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static void write(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        out.writeBytes(part);
    }

    private static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] filled(int first, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 1);
        bytes[0] = (byte) first;
        return bytes;
    }

    @Test
    void keyHasExactlyThePartsOfItsType() {
        byte[] number = {5};
        assertTrue(SshPublicKey.read(line("ssh-rsa", number, number)).isPresent());
        assertTrue(
                SshPublicKey.read(line("ssh-rsa", number, number) + "\tcomment").isPresent());
        assertTrue(SshPublicKey.read(line("ssh-dss", number, number, number, number))
                .isPresent());
        assertTrue(
                SshPublicKey.read(line(TOKEN_KEY, new byte[32], word("ssh:"))).isPresent());
        assertTrue(SshPublicKey.read(line(TOKEN_CURVE, word("nistp256"), filled(4, 65), word("ssh:")))
                .isPresent());
        assertTrue(SshPublicKey.read(line("ssh-rsa-cert-v01@openssh.com", new byte[32], number, number, number))
                .isPresent());
        for (String wrong : List.of(
                "",
                "ssh-rsa",
                " " + line("ssh-rsa", number, number),
                line("ssh-rsa", number),
                line("ssh-rsa", number, number, number),
                line("ssh-rsa", number, new byte[] {-5}),
                line("ssh-rsa", number, new byte[0]),
                line("ssh-dss", number, number),
                line("ssh-ed25519", new byte[31]),
                line("ssh-ed25519", new byte[32], number),
                line("ecdsa-sha2-nistp256", word("nistp384"), filled(4, 65)),
                line("ecdsa-sha2-nistp256", word("nistp256"), filled(2, 33)),
                line("ecdsa-sha2-nistp384", word("nistp384"), filled(4, 65)),
                line(TOKEN_KEY, new byte[32]),
                line(TOKEN_CURVE, word("nistp256"), filled(4, 65)),
                line("ssh-rsa-cert-v01@openssh.com", new byte[32], number, number),
                line("ssh-nonsense", number),
                line("ssh-rsa", number, number).replace("ssh-rsa ", "ssh-dss "),
                "ssh-rsa AAAAB3NzaC1yc2F/////")) {
            assertEquals(Optional.empty(), SshPublicKey.read(wrong), wrong);
        }
    }

    @Test
    void fingerprintsAreThoseOfSshKeygen() throws IOException, InterruptedException {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/ssh-keygen"));
        if (!installed) {
            System.err.println("SKIPPED: FINGERPRINTS AGAINST SSH-KEYGEN, WHICH IS NOT INSTALLED");
        }
        assumeTrue(installed, "no ssh-keygen");
        int compared = 0;
        for (List<String> kind : List.of(
                List.of("rsa", "1024"),
                List.of("rsa", "3072"),
                List.of("dsa", "1024"),
                List.of("ecdsa", "256"),
                List.of("ecdsa", "384"),
                List.of("ecdsa", "521"),
                List.of("ed25519", "256"))) {
            Path key = folder.resolve(kind.getFirst() + kind.getLast());
            String made =
                    run("ssh-keygen", "-q", "-t", kind.getFirst(), "-b", kind.getLast(), "-N", "", "-f", "" + key);
            if (!Files.exists(key)) {
                assertEquals("dsa", kind.getFirst(), made); // Newer programs make none of these.
                continue;
            }
            String[] told =
                    run("ssh-keygen", "-l", "-E", "md5", "-f", key + ".pub").split(" ");
            assertEquals(told[1], "MD5:" + KeyFingerprint.ofSsh(Files.readString(Path.of(key + ".pub"))));
            compared++;
        }
        assertTrue(compared >= 6, "compared " + compared);
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }
}
