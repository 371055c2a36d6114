package nova.network.address;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** A run of addresses to give out, both ends included. */
public record Pool(Ipv4 first, Ipv4 last) {
    public Pool {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        if (first.compareTo(last) > 0) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "Allocation pool %s-%s ends before it begins.".formatted(first, last));
        }
    }

    public long size() {
        return last.number() - first.number() + 1;
    }

    public boolean contains(Ipv4 address) {
        return address.compareTo(first) >= 0 && address.compareTo(last) <= 0;
    }

    /** As stored: {@code 10.0.0.2-10.0.0.9,10.0.0.20-10.0.0.30}. */
    public static String write(List<Pool> pools) {
        return pools.stream().map(pool -> pool.first() + "-" + pool.last()).collect(Collectors.joining(","));
    }

    public static List<Pool> read(String text) {
        return Arrays.stream(text.split(","))
                .filter(part -> !part.isEmpty())
                .map(part -> part.split("-"))
                .map(ends -> new Pool(Ipv4.parse(ends[0]), Ipv4.parse(ends[1])))
                .toList();
    }
}
