package nova.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nova.db.DatabaseConfig;
import nova.db.PooledDatabase;
import nova.http.json.Json;
import nova.http.token.Bearer;
import nova.model.context.ProjectId;
import nova.model.context.UserId;
import nova.network.host.UserHost;
import nova.runtime.port.Platform;
import nova.runtime.port.SystemPlatform;

/** The network service over HTTP, as its clients see it. The token is {@code admin} or the name of a project. */
record ServedNetwork(PooledDatabase database, NetworkService service, HttpClient client) implements AutoCloseable {
    static ServedNetwork start() {
        Platform platform = new SystemPlatform();
        PooledDatabase database = PooledDatabase.open(
                DatabaseConfig.DEFAULTS.withConnection("h2:mem:network-" + UUID.randomUUID()), platform);
        NetworkConfig defaults = NetworkConfig.DEFAULTS;
        NetworkConfig config = new NetworkConfig(defaults.listen(), 0, "user", "10.21.0.0/24", 1500, "");
        NetworkService.Tokens tokens = new NetworkService.Tokens(ServedNetwork::bearer, "http://identity");
        return new ServedNetwork(
                database,
                NetworkService.start(config, database, platform, tokens, new UserHost()),
                HttpClient.newHttpClient());
    }

    private static Optional<Bearer> bearer(String token) {
        List<String> roles = token.equals("admin") ? List.of("admin") : List.of("member");
        return Optional.of(new Bearer(
                new UserId(token),
                Optional.of(new ProjectId(token)),
                roles,
                false,
                Instant.now().plusSeconds(600)));
    }

    record Answer(int status, JsonNode body) {
        String error() {
            return body.path("NeutronError").path("message").asText();
        }

        String type() {
            return body.path("NeutronError").path("type").asText();
        }
    }

    Answer ask(String token, String method, String path, String body) throws Exception {
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + "/v2.0" + path))
                .header("X-Auth-Token", token)
                .method(method, publisher)
                .build();
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), Json.read(response.body()));
    }

    /** The id of what was made. */
    String created(String token, String path, String body) throws Exception {
        Answer answer = ask(token, "POST", path, body);
        assertEquals(201, answer.status(), () -> answer.body().toString());
        return answer.body().elements().next().path("id").asText();
    }

    @Override
    public void close() {
        service.close();
        database.close();
        client.close();
    }
}
