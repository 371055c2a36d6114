package nova.network.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** An IPv4 address as a number, for counting through ranges. Only plain dotted quads are taken, never names. */
public record Ipv4(long number) implements Comparable<Ipv4> {
    private static final Pattern QUAD = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final long MAX = 0xffff_ffffL;

    public Ipv4 {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException("no IPv4 address has the number " + number);
        }
    }

    public static Ipv4 parse(String text) {
        Matcher quad = QUAD.matcher(text);
        if (!quad.matches()) {
            throw wrong(text);
        }
        long number = 0;
        for (int part = 1; part <= 4; part++) {
            int value = Integer.parseInt(quad.group(part));
            if (value > 255) {
                throw wrong(text);
            }
            number = number << 8 | value;
        }
        return new Ipv4(number);
    }

    private static NovaException wrong(String text) {
        return new NovaException(ErrorCode.BAD_REQUEST, "'%s' is not a valid IPv4 address.".formatted(text));
    }

    public Ipv4 plus(long more) {
        return new Ipv4(number + more);
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return (number >> 24) + "." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }
}
