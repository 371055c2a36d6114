package nova.essentials.identity.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import nova.essentials.identity.LoginOrder;
import nova.essentials.identity.LoginOrder.DomainReference;
import nova.essentials.identity.LoginOrder.PasswordProof;
import nova.essentials.identity.LoginOrder.Reference;
import nova.essentials.identity.LoginOrder.Target;
import nova.http.json.Fields;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Reads the body of {@code POST /v3/auth/tokens}. */
final class LoginBody {
    private LoginBody() {}

    static LoginOrder read(JsonNode body) {
        Fields auth = Fields.of(body, "auth");
        Fields identity = auth.object("identity").orElseThrow(() -> missing("auth.identity"));
        List<String> methods = identity.texts("methods");
        if (methods.isEmpty()) {
            throw missing("auth.identity.methods");
        }
        Optional<PasswordProof> password = Optional.empty();
        Optional<String> token = Optional.empty();
        for (String method : methods) {
            Fields proof = identity.object(method).orElseThrow(() -> missing("auth.identity." + method));
            switch (method) {
                case "password" -> password = Optional.of(password(proof));
                case "token" -> token = Optional.of(proof.text("id"));
                default ->
                    throw new NovaException(
                            ErrorCode.UNAUTHORIZED, "Attempted to authenticate with an unsupported method.");
            }
        }
        return new LoginOrder(password, token, target(auth));
    }

    private static PasswordProof password(Fields proof) {
        Fields user = proof.object("user").orElseThrow(() -> missing("auth.identity.password.user"));
        return new PasswordProof(reference(user), user.text("password"));
    }

    private static Target target(Fields auth) {
        if (!auth.has("scope") || auth.node().get("scope").isNull()) {
            return new Target.Chosen();
        }
        if (auth.node().get("scope").isTextual() && auth.text("scope").equals("unscoped")) {
            return new Target.None();
        }
        Fields scope = auth.object("scope").orElseThrow(() -> missing("auth.scope"));
        if (scope.has("unscoped")) {
            return new Target.None();
        }
        if (scope.has("system")) {
            return new Target.System();
        }
        if (scope.has("project")) {
            return new Target.Project(reference(scope.object("project").orElseThrow(() -> missing("scope.project"))));
        }
        if (scope.has("domain")) {
            return new Target.OfDomain(domain(scope.object("domain").orElseThrow(() -> missing("scope.domain"))));
        }
        throw new NovaException(ErrorCode.BAD_REQUEST, "The scope must be project, domain, system or unscoped.");
    }

    private static Reference reference(Fields fields) {
        Reference reference = new Reference(
                fields.optional("id"),
                fields.optional("name"),
                fields.object("domain").map(LoginBody::domain));
        if (reference.id().isEmpty()
                && (reference.name().isEmpty() || reference.domain().isEmpty())) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "'%s' needs an id, or a name and a domain.".formatted(fields.where()));
        }
        return reference;
    }

    private static DomainReference domain(Fields fields) {
        DomainReference domain = new DomainReference(fields.optional("id"), fields.optional("name"));
        if (domain.id().isEmpty() && domain.name().isEmpty()) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'%s' needs an id or a name.".formatted(fields.where()));
        }
        return domain;
    }

    private static NovaException missing(String place) {
        return new NovaException(ErrorCode.BAD_REQUEST, "'%s' is a required property.".formatted(place));
    }
}
