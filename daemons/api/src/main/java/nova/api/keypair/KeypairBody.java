package nova.api.keypair;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.oneOfWords;
import static nova.http.body.Rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Rules;
import nova.http.body.ValueRule;
import nova.model.context.RequestContext;
import nova.model.context.UserId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Decodes the body of {@code POST /os-keypairs}; without a public key one is to be generated. */
record KeypairBody(UserId user, String name, String type, Optional<String> publicKey) {
    static final String SSH = "ssh";
    static final String X509 = "x509";

    private static final Pattern PLAIN_NAME = Pattern.compile("[a-zA-Z0-9_ -]+");
    private static final Pattern WIDER_NAME = Pattern.compile("[a-zA-Z0-9_ @.-]+");
    static final ValueRule RULE = object(field(
                    "keypair",
                    object(
                            field("name", Rules.name()).mandatory(),
                            field("type", oneOfWords(SSH, X509)).since(2, 2),
                            field("public_key", text()).mandatorySince(2, 92),
                            field("user_id", text(1, 255)).since(2, 10)))
            .mandatory());

    static KeypairBody read(HttpRequest request) {
        JsonNode keypair =
                BodyCheck.body(RULE, request.json(), request.version()).get("keypair");
        String name = keypair.get("name").textValue();
        Pattern allowed = request.version().atLeast(2, 92) ? WIDER_NAME : PLAIN_NAME;
        if (!allowed.matcher(name).matches()) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "Keypair data is invalid: Keypair name contains unsafe characters");
        }
        String user = keypair.path("user_id")
                .asText(RequestContext.CURRENT.get().user().value());
        return new KeypairBody(
                new UserId(user),
                name,
                keypair.path("type").asText(SSH),
                Optional.ofNullable(keypair.path("public_key").textValue()));
    }
}
