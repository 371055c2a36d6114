package nova.api.flavor;

import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * What Nova says about an extra spec: one it knows must have a value that makes sense, one it does not know must not be
 * in a namespace of its own.
 */
final class ExtraSpecRules {
    private static final KnownSpecs KNOWN = KnownSpecs.read();

    private ExtraSpecRules() {}

    static void check(String name, String value) {
        Optional<SpecValue> known = KNOWN.find(name);
        Optional<String> complaint = known.isPresent()
                ? known.get().complaint(value)
                : Optional.of("extra spec '%s' does not appear to be a valid extra spec.".formatted(name))
                        .filter(_ -> KnownSpecs.isOurs(name));
        complaint.ifPresent(why -> {
            throw new NovaException(ErrorCode.BAD_REQUEST, "Validation failed; " + why);
        });
    }
}
