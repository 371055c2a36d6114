package nova.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Headers in the order received; names are compared without case. */
public record HttpHeaders(List<Header> all) {
    public static final HttpHeaders NONE = new HttpHeaders(List.of());

    public record Header(String name, String value) {}

    public HttpHeaders {
        all = List.copyOf(all);
    }

    public static HttpHeaders of(String... namesAndValues) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return new HttpHeaders(headers);
    }

    public Optional<String> first(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    public List<String> values(String name) {
        return all.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    public HttpHeaders with(String name, String value) {
        List<Header> more = new ArrayList<>(all);
        more.add(new Header(name, value));
        return new HttpHeaders(more);
    }

    /** With {@code value} in place of all values {@code name} had. */
    public HttpHeaders replaced(String name, String value) {
        List<Header> others = all.stream()
                .filter(header -> !header.name().equalsIgnoreCase(name))
                .toList();
        return new HttpHeaders(others).with(name, value);
    }
}
