package nova.benchmarks.peer;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What one cloud said: the headers that clients may look at, and the body as JSON or, when it is none, as text. */
public record Answer(int status, Map<String, String> headers, String text, JsonNode json) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Answer {
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    static Answer of(int status, Map<String, String> headers, String text) {
        JsonNode json = MissingNode.getInstance();
        if (!text.isBlank()) {
            try {
                json = JSON.readTree(text);
            } catch (IOException _) {
                // compared as text
            }
        }
        return new Answer(status, headers, text, json);
    }

    boolean isJson() {
        return !json.isMissingNode();
    }
}
