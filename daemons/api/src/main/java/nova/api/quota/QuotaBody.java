package nova.api.quota;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.atLeast;
import static nova.http.body.Rules.atMost;
import static nova.http.body.Rules.flag;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.pattern;
import static nova.http.body.Rules.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.FieldRule;
import nova.http.body.Formats;
import nova.http.body.ObjectRule;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.quota.QuotaResource;

/** Decodes what limits are set to. */
record QuotaBody(Map<QuotaResource, Long> limits, boolean force) {
    private static final ValueRule LIMIT = type("integer", "string")
            .and(pattern("^-?[0-9]+$"))
            .and(atLeast(-1))
            .and(atMost(Integer.MAX_VALUE));
    /** Taken until networks were no longer Nova's, and refused in its own words. */
    private static final String GONE = "networks";

    static final ValueRule PROJECT = object(field("quota_set", rule(36, true)).mandatory());
    static final ValueRule CLASS =
            object(field("quota_class_set", rule(50, false)).mandatory());

    private static ObjectRule rule(int withoutNetworksSince, boolean ofProject) {
        List<FieldRule> fields = new ArrayList<>();
        for (QuotaResource resource : QuotaResource.values()) {
            FieldRule plain = field(resource.word(), LIMIT);
            fields.add(
                    switch (resource) {
                        case INJECTED_FILES, INJECTED_FILE_CONTENT_BYTES, INJECTED_FILE_PATH_BYTES ->
                            plain.until(2, 56);
                        case INSTANCES, CORES, RAM, METADATA_ITEMS, KEY_PAIRS, SERVER_GROUPS, SERVER_GROUP_MEMBERS ->
                            plain;
                        case FIXED_IPS, FLOATING_IPS, SECURITY_GROUPS, SECURITY_GROUP_RULES ->
                            plain.until(2, withoutNetworksSince - 1);
                    });
        }
        if (ofProject) {
            fields.add(field(GONE, LIMIT).until(2, withoutNetworksSince - 1));
            fields.add(field("force", flag()));
        }
        return new ObjectRule(fields, Optional.empty(), false);
    }

    static QuotaBody ofProject(HttpRequest request) {
        JsonNode set =
                BodyCheck.body(PROJECT, request.json(), request.version()).get("quota_set");
        if (set.has(GONE)) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "The networks quota has been removed");
        }
        return read(set);
    }

    static QuotaBody ofClass(HttpRequest request) {
        return read(BodyCheck.body(CLASS, request.json(), request.version()).get("quota_class_set"));
    }

    private static QuotaBody read(JsonNode set) {
        Map<QuotaResource, Long> limits = new EnumMap<>(QuotaResource.class);
        set.properties()
                .forEach(each -> QuotaResource.of(each.getKey())
                        .ifPresent(
                                resource -> limits.put(resource, each.getValue().asLong())));
        return new QuotaBody(limits, set.has("force") && Formats.truth(set.get("force")));
    }
}
