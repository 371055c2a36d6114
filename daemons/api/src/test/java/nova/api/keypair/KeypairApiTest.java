package nova.api.keypair;

import static nova.api.fixture.TestApi.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.Database;
import nova.db.fixture.OnEachDatabase;
import nova.db.fixture.TestDatabases;

class KeypairApiTest {
    /** ssh-keygen -l -E md5 says of it what the fingerprint must be. */
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIgxTJc6LSb/Wiv9wX8bSXrqjIUsn8mgzoLhOkeuYIYF root@vm";

    private static final String FINGERPRINT = "b6:66:db:6c:41:2a:79:70:9f:bf:38:37:bf:9f:02:36";
    private static final String IMPORT = "{'keypair': {'name': 'mine', 'public_key': '" + KEY + "'}}";

    @OnEachDatabase(TestDatabases.H2)
    void importedKeyHasTheFingerprintOfSshKeygen(Database database) {
        TestApi api = new TestApi(database);
        Answer first = api.post("2.1", "/os-keypairs", IMPORT);
        assertEquals(200, first.status());
        assertEquals(
                json("{'keypair': {'name': 'mine', 'public_key': '" + KEY + "', 'fingerprint': '" + FINGERPRINT
                        + "', 'user_id': 'admin'}}"),
                first.body());
        assertEquals(
                json("{'keypairs': [{'keypair': {'name': 'mine', 'public_key': '" + KEY + "', 'fingerprint': '"
                        + FINGERPRINT + "', 'type': 'ssh'}}]}"),
                api.get("2.2", "/os-keypairs").body());
        JsonNode shown = api.get("2.92", "/os-keypairs/mine").body().get("keypair");
        assertEquals("admin", shown.get("user_id").asText());
        assertTrue(shown.get("deleted_at").isNull());
        assertFalse(shown.get("deleted").asBoolean());
        assertEquals(
                "Key pair 'mine' already exists.",
                api.post("2.2", "/os-keypairs", IMPORT).message());
        assertEquals(202, api.delete("2.1", "/os-keypairs/mine").status());
        assertEquals(
                "Keypair mine not found for user admin",
                api.delete("2.2", "/os-keypairs/mine").message());
    }

    @OnEachDatabase(TestDatabases.H2)
    void keyIsGeneratedUntil291AndItsPrivatePartShownOnce(Database database) {
        TestApi api = new TestApi(database);
        Answer made = api.post("2.91", "/os-keypairs", "{'keypair': {'name': 'new'}}");
        assertEquals(201, made.status());
        assertTrue(
                made.body().get("keypair").get("private_key").asText().startsWith("-----BEGIN RSA PRIVATE KEY-----"));
        assertFalse(api.get("2.91", "/os-keypairs/new").body().get("keypair").has("private_key"));
        assertEquals(
                "Invalid input for field/attribute keypair. Value: {'name': 'newer'}. 'public_key' is a required property",
                api.post("2.92", "/os-keypairs", "{'keypair': {'name': 'newer'}}")
                        .message());
    }

    /** Taken by the library below Nova, and not by Nova. */
    private static final String TABBED =
            "ssh-ed25519\\tAAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsABgH5C9okWi0dh2l9GKJl";

    private static final String NO_FRAME = "Unable to load PEM file. See"
            + " https://cryptography.io/en/latest/faq/#why-can-t-i-import-my-pem-file for more details. MalformedFraming";
    private static final String SHORT = "error parsing asn1 value: ParseError { kind: ShortData }";

    @OnEachDatabase(TestDatabases.H2)
    void wrongKeysAreRefused(Database database) {
        TestApi api = new TestApi(database);
        for (String wrong : new String[] {"ssh-rsa", "ssh-rsa AAAA", "ssh-rsa !!!", "nonsense AAAAC3Nza", "", TABBED}) {
            assertEquals(
                    "Keypair data is invalid: failed to generate fingerprint",
                    api.post("2.2", "/os-keypairs", "{'keypair': {'name': 'x', 'public_key': '" + wrong + "'}}")
                            .message(),
                    wrong);
        }
        Map<String, String> certificates = Map.of(
                "x", NO_FRAME,
                "-----BEGIN CERTIFICATE-----", NO_FRAME,
                "-----BEGIN CERTIFICATE-----\\n-----END CERTIFICATE-----\\n", SHORT,
                "-----BEGIN CERTIFICATE-----\\nMIIC4TCCAcmgAwIBAgIUR/xb\\n-----END CERTIFICATE-----", SHORT);
        certificates.forEach((wrong, why) -> assertEquals(
                "Keypair data is invalid: failed to generate X509 fingerprint. Error message: " + why,
                api.post(
                                "2.2",
                                "/os-keypairs",
                                "{'keypair': {'name': 'x', 'type': 'x509', 'public_key': '" + wrong + "'}}")
                        .message(),
                wrong));
        assertEquals(
                "An invalid 'name' value was provided. The name must be: Only expected characters: "
                        + "[_- 0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ]",
                api.post("2.91", "/os-keypairs", IMPORT.replace("mine", "a@b.c"))
                        .message());
        assertEquals(
                201,
                api.post("2.92", "/os-keypairs", IMPORT.replace("mine", "a@b.c"))
                        .status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void onlyAdministratorsActForOthersSince210(Database database) {
        TestApi api = new TestApi(database);
        String forMember = IMPORT.replace("'mine'", "'mine', 'user_id': 'member'");
        assertEquals(201, api.post("2.10", "/os-keypairs", forMember).status());
        assertEquals(
                1,
                api.as("member", "2.10", "GET", "/os-keypairs", "")
                        .body()
                        .get("keypairs")
                        .size());
        assertEquals(
                1,
                api.get("2.10", "/os-keypairs?user_id=member&user_id=other")
                        .body()
                        .get("keypairs")
                        .size());
        assertEquals(
                0,
                api.get("2.9", "/os-keypairs?user_id=member")
                        .body()
                        .get("keypairs")
                        .size());
        assertEquals(
                403,
                api.as("member", "2.10", "GET", "/os-keypairs?user_id=admin", "")
                        .status());
        assertEquals(400, api.post("2.9", "/os-keypairs", forMember).status());
    }

    @OnEachDatabase(TestDatabases.H2)
    void generatedCertificateIsTheUsersForLogins(Database database) throws Exception {
        TestApi api = new TestApi(database);
        JsonNode made = api.post("2.2", "/os-keypairs", "{'keypair': {'name': 'win', 'type': 'x509'}}")
                .body()
                .get("keypair");
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(made.get("public_key").asText().getBytes(StandardCharsets.US_ASCII)));
        certificate.verify(certificate.getPublicKey());
        assertEquals("CN=admin", certificate.getSubjectX500Principal().getName());
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage());
        assertEquals(certificate.getSubjectX500Principal(), certificate.getIssuerX500Principal());
        assertEquals(-1, certificate.getBasicConstraints());
        assertEquals(Set.of("2.5.29.37", "2.5.29.17", "2.5.29.14"), certificate.getNonCriticalExtensionOIDs());
        assertEquals(Set.of(), certificate.getCriticalExtensionOIDs());
        assertEquals(
                Duration.ofDays(3650),
                Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()));
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded());
        assertEquals(
                HexFormat.ofDelimiter(":").formatHex(hash),
                made.get("fingerprint").asText());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(
                        Base64.getDecoder().decode(made.get("private_key").asText())),
                new char[0]);
        assertEquals(certificate, store.getCertificate("1"));
        assertEquals(
                "x509",
                api.get("2.2", "/os-keypairs/win").body().at("/keypair/type").asText());
        String pem = made.get("public_key").asText().replace("\n", "\\n");
        assertEquals(
                made.get("fingerprint"),
                api.post(
                                "2.92",
                                "/os-keypairs",
                                "{'keypair': {'name': 'again', 'type': 'x509', 'public_key': '" + pem + "'}}")
                        .body()
                        .at("/keypair/fingerprint"));
        assertTrue(api.post("2.2", "/os-keypairs", "{'keypair': {'name': 'x', 'type': 'x509', 'public_key': 'y'}}")
                .message()
                .startsWith("Keypair data is invalid: failed to generate X509 fingerprint. Error message: "));
    }

    @OnEachDatabase(TestDatabases.H2)
    void pagesAreByNameSince235(Database database) {
        TestApi api = new TestApi(database);
        for (String name : new String[] {"b", "a", "c"}) {
            api.post("2.2", "/os-keypairs", IMPORT.replace("mine", name));
        }
        JsonNode page = api.get("2.35", "/os-keypairs?limit=2").body();
        assertEquals("b", page.at("/keypairs/1/keypair/name").asText());
        assertEquals(
                "http://nova/v2.1/os-keypairs?limit=2&marker=b",
                page.at("/keypairs_links/0/href").asText());
        JsonNode rest = api.get("2.35", "/os-keypairs?limit=2&marker=b").body();
        assertEquals("c", rest.at("/keypairs/0/keypair/name").asText());
        assertFalse(rest.has("keypairs_links"));
        assertEquals(
                "Marker z could not be found.",
                api.get("2.35", "/os-keypairs?marker=z").message());
        assertEquals(
                "Marker  could not be found.",
                api.get("2.35", "/os-keypairs?marker=").message());
        assertEquals(404, api.get("2.35", "/os-keypairs/a%2Fb").status());
        assertEquals(
                "http://nova/v2.1/os-keypairs?limit=1&marker=a",
                api.get("2.74", "/os-keypairs?unknown=1&limit=1")
                        .body()
                        .at("/keypairs_links/0/href")
                        .asText());
        assertEquals(
                3,
                api.get("2.34", "/os-keypairs?limit=2").body().get("keypairs").size());
    }

    @OnEachDatabase(TestDatabases.H2)
    void legacyEndpointDropsWhatItDoesNotKnowAndTrimsNames(Database database) {
        TestApi api = new TestApi(database);
        Answer made = api.post(
                TestApi.LEGACY,
                "/os-keypairs",
                IMPORT.replace("'mine'", "' mine ', 'type': 'x509', 'color': 'red'")
                        .replace("}}", "}, 'extra': 1}"));
        assertEquals(200, made.status());
        assertEquals("mine", made.body().at("/keypair/name").asText());
        assertFalse(made.body().get("keypair").has("type"));
        assertEquals(
                "ssh",
                api.get("2.2", "/os-keypairs/mine").body().at("/keypair/type").asText());
        assertEquals(
                400,
                api.post(TestApi.LEGACY, "/os-keypairs", IMPORT.replace("mine", "  "))
                        .status());
        assertEquals(
                400,
                api.post("2.1", "/os-keypairs", IMPORT.replace("mine", " mine "))
                        .status());
    }
}
