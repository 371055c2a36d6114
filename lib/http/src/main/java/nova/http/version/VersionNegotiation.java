package nova.http.version;

import java.util.Optional;
import nova.http.HttpHeaders;
import nova.http.HttpResponse;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * Which version a request asks for, and the headers that say which one answered. {@code service} is the word in
 * {@code OpenStack-API-Version}; {@code legacyHeader} the older header of the same service.
 */
public record VersionNegotiation(String service, String legacyHeader, Microversion least, Microversion most) {
    private static final String HEADER = "OpenStack-API-Version";

    public Microversion choose(HttpHeaders headers) {
        Optional<String> asked = asked(headers);
        if (asked.isEmpty()) {
            return least;
        }
        if (asked.get().equals("latest")) {
            return most;
        }
        Microversion version = Microversion.parse(asked.get())
                .orElseThrow(() -> new NovaException(
                        ErrorCode.BAD_REQUEST,
                        "API Version String " + asked.get()
                                + " is of invalid format. Must be of format MajorNum.MinorNum."));
        if (!new VersionRange(least, most).contains(version)) {
            throw new NovaException(
                    ErrorCode.NOT_ACCEPTABLE,
                    "Version " + version + " is not supported by the API. Minimum is " + least + " and maximum is "
                            + most + ".");
        }
        return version;
    }

    /** What to put in the headers of a refusal: the version as asked when its syntax was good. */
    public Optional<Microversion> echo(HttpHeaders headers) {
        Optional<String> asked = asked(headers);
        if (asked.isEmpty()) {
            return Optional.of(least);
        }
        return asked.get().equals("latest") ? Optional.of(most) : Microversion.parse(asked.get());
    }

    public HttpResponse stamp(HttpResponse response, Microversion version) {
        return response.with(HEADER, service + " " + version)
                .with(legacyHeader, version.toString())
                .with("Vary", HEADER)
                .with("Vary", legacyHeader);
    }

    /** The header may list several services; only our word counts, the last one. It goes before the legacy one. */
    private Optional<String> asked(HttpHeaders headers) {
        Optional<String> last = Optional.empty();
        for (String line : headers.values(HEADER)) {
            for (String item : line.split(",")) {
                String[] words = item.strip().split("\\s+", 2);
                if (words.length == 2 && words[0].equalsIgnoreCase(service)) {
                    last = Optional.of(words[1].strip());
                }
            }
        }
        return last.or(() -> headers.first(legacyHeader).map(String::strip));
    }
}
