package nova.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An authority of the test's own and what it signed, made by the JDK's keytool. */
record Certificates(Path authority, Path certificate, Path key) {
    private static final String PASSWORD = "keytool";

    static Certificates in(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        Files.createDirectories(folder);
        Certificates made = new Certificates(
                folder.resolve("authority.pem"), folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        Path ca = folder.resolve("ca.p12");
        Path own = folder.resolve("own.p12");
        Path request = folder.resolve("request");
        String file = made.certificate().toString();
        keytool(ca, "-genkeypair", "-alias", "ca", "-keyalg", "RSA", "-dname", "CN=ca", "-ext", "bc:c");
        keytool(
                ca,
                "-exportcert",
                "-alias",
                "ca",
                "-rfc",
                "-file",
                made.authority().toString());
        keytool(own, "-genkeypair", "-alias", "own", "-keyalg", "RSA", "-dname", "CN=own");
        keytool(own, "-certreq", "-alias", "own", "-file", request.toString());
        keytool(
                ca,
                "-gencert",
                "-alias",
                "ca",
                "-rfc",
                "-ext",
                "san=ip:127.0.0.1",
                "-infile",
                request.toString(),
                "-outfile",
                file);
        KeyStore store = KeyStore.getInstance(own.toFile(), PASSWORD.toCharArray());
        byte[] bytes = store.getKey("own", PASSWORD.toCharArray()).getEncoded();
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                made.key(),
                "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n",
                StandardCharsets.US_ASCII);
        return made;
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
