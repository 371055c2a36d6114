package nova.http.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import nova.http.Query;
import nova.http.json.Json;
import nova.http.version.Microversion;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Refuses a body or query that breaks its rule, with Nova's message for the first mistake. */
public final class BodyCheck {
    private BodyCheck() {}

    public static JsonNode body(ValueRule rule, JsonNode body, Microversion version) {
        rule.check(body, Place.root(version)).ifPresent(mistake -> {
            throw new NovaException(ErrorCode.BAD_REQUEST, mistake.inBody());
        });
        return body;
    }

    /** What the rule leaves of the query; every parameter is a list of strings to it, as it may repeat. */
    public static Query query(ValueRule rule, Query query, Microversion version) {
        ObjectNode values = Json.object();
        query.values().forEach((name, list) -> {
            var array = values.putArray(name);
            list.forEach(array::add);
        });
        rule.check(values, Place.root(version)).ifPresent(mistake -> {
            throw new NovaException(ErrorCode.BAD_REQUEST, mistake.inQuery());
        });
        return query.only(values::has);
    }
}
