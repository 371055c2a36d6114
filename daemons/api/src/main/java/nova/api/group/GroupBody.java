package nova.api.group;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.listSize;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.unique;

import com.fasterxml.jackson.databind.JsonNode;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Rules;
import nova.http.body.ValueRule;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.group.ServerGroup;
import nova.model.schedule.GroupPolicy;

/** Decodes the body of {@code POST /os-server-groups}: a list of one policy, since 2.64 the policy and its rules. */
record GroupBody(String name, GroupPolicy policy, int maxPerHost) {
    private static final ValueRule OLD = oneOfWords("anti-affinity", "affinity");
    private static final ValueRule ALL = oneOfWords("anti-affinity", "affinity", "soft-anti-affinity", "soft-affinity");
    static final ValueRule RULE = object(field(
                    "server_group",
                    object(
                            field("name", Rules.name()).mandatory(),
                            field("policies", list(OLD).and(unique()).and(listSize(1, 1)))
                                    .until(2, 14)
                                    .mandatory(),
                            field("policies", list(ALL).and(unique()).and(listSize(1, 1)))
                                    .since(2, 15)
                                    .until(2, 63)
                                    .mandatory(),
                            field("policy", ALL).since(2, 64).mandatory(),
                            field("rules", object(field("max_server_per_host", count(1))))
                                    .since(2, 64)))
            .mandatory());

    static GroupBody read(HttpRequest request) {
        JsonNode group = BodyCheck.body(RULE, request.json(), request.version()).get("server_group");
        String word = request.version().atLeast(2, 64)
                ? group.get("policy").textValue()
                : group.get("policies").get(0).textValue();
        GroupPolicy policy = GroupPolicy.of(word);
        return new GroupBody(group.get("name").textValue(), policy, (int) Math.min(
                Integer.MAX_VALUE,
                group.path("rules").path("max_server_per_host").asLong(ServerGroup.NOT_SAID)));
    }

    /** Asked once it is clear that there may be another group at all, as in Nova. */
    void requireRulesThatFit() {
        if (maxPerHost != ServerGroup.NOT_SAID && policy != GroupPolicy.ANTI_AFFINITY) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Only anti-affinity policy supports rules.");
        }
    }
}
