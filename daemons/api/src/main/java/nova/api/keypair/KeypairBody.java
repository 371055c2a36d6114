package nova.api.keypair;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Rules;
import nova.http.body.ValueRule;
import nova.model.context.RequestContext;
import nova.model.context.UserId;

/** Decodes the body of {@code POST /os-keypairs}; without a public key one is to be generated. */
record KeypairBody(UserId user, String name, String type, Optional<String> publicKey) {
    static final String SSH = "ssh";
    static final String X509 = "x509";

    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String PLAIN = "_- " + LETTERS;
    private static final String WIDER = "@._- " + LETTERS;
    static final ValueRule RULE = object(field(
                    "keypair",
                    object(
                            field("name", Rules.name()).until(2, 0).mandatory(),
                            field("name", Rules.nameOf(PLAIN))
                                    .since(2, 1)
                                    .until(2, 91)
                                    .mandatory(),
                            field("name", Rules.nameOf(WIDER)).since(2, 92).mandatory(),
                            field("type", oneOfWords(SSH, X509)).since(2, 2),
                            field("public_key", text()).mandatorySince(2, 92),
                            field("user_id", text()).since(2, 10)))
            .mandatory());

    static KeypairBody read(HttpRequest request) {
        JsonNode keypair =
                BodyCheck.body(RULE, request.json(), request.version()).get("keypair");
        UserId user = Optional.ofNullable(keypair.path("user_id").textValue())
                .filter(id -> !id.isEmpty())
                .map(UserId::new)
                .orElse(RequestContext.CURRENT.get().user());
        return new KeypairBody(
                user,
                keypair.get("name").textValue(),
                keypair.path("type").asText(SSH),
                Optional.ofNullable(keypair.path("public_key").textValue()));
    }
}
