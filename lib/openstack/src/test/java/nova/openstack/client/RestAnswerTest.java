package nova.openstack.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RestAnswerTest {
    private static Optional<String> told(String type, String body) {
        return new RestAnswer(400, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8)).told();
    }

    @Test
    void sentenceOfAPageIsItsLinesEachOnce() {
        assertEquals(
                Optional.of("400 Bad Request: The marker x could not be found."),
                told("text/html; charset=UTF-8", """
                        <html>
                         <head>
                          <title>400 Bad Request</title>
                         </head>
                         <body>
                          <h1>400 Bad Request</h1>
                          The marker x could not be found.<br /><br />


                         </body>
                        </html>"""));
        assertEquals(Optional.empty(), told("text/html", "<html></html>"));
    }

    @Test
    void sentenceOfADocumentIsItsMessage() {
        assertEquals(
                Optional.of("no such port"),
                told("application/json", "{\"NeutronError\": {\"message\": \"no such port\"}}"));
    }
}
