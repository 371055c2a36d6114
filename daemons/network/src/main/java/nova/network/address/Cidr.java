package nova.network.address;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** An IPv4 range such as {@code 10.5.0.0/20}. */
public record Cidr(Ipv4 first, int prefixLength) {
    private static final int LONGEST = 30;
    private static final int SHORTEST = 8;

    public Cidr {
        requireNonNull(first, "first");
        if (prefixLength < 0 || prefixLength > 32) {
            throw new IllegalArgumentException("a prefix has 0 to 32 bits, not " + prefixLength);
        }
    }

    /** A range to give addresses from: IPv4, with room for a gateway and a port. Host bits are dropped, as Neutron does. */
    public static Cidr parse(String text) {
        if (text.contains(":")) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "'%s' is an IPv6 range: this network service knows IPv4 only.".formatted(text));
        }
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,2}")) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "'%s' is not a valid IP subnet.".formatted(text));
        }
        int length = Integer.parseInt(text.substring(slash + 1));
        if (length < SHORTEST || length > LONGEST) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST,
                    "The prefix of a subnet must have %d to %d bits, not %d.".formatted(SHORTEST, LONGEST, length));
        }
        Ipv4 address = Ipv4.parse(text.substring(0, slash));
        return new Cidr(new Ipv4(address.number() & mask(length)), length);
    }

    private static long mask(int length) {
        return 0xffff_ffffL << (32 - length) & 0xffff_ffffL;
    }

    public Ipv4 last() {
        return first.plus((1L << (32 - prefixLength)) - 1);
    }

    public String netmask() {
        return new Ipv4(mask(prefixLength)).toString();
    }

    public boolean contains(Ipv4 address) {
        return address.compareTo(first) >= 0 && address.compareTo(last()) <= 0;
    }

    public boolean overlaps(Cidr other) {
        return contains(other.first()) || other.contains(first);
    }

    /** Everything between network and broadcast address, without the gateway. */
    public List<Pool> poolsWithout(Optional<Ipv4> gateway) {
        Ipv4 from = first.plus(1);
        Ipv4 to = last().plus(-1);
        if (gateway.isEmpty()
                || gateway.get().compareTo(from) < 0
                || gateway.get().compareTo(to) > 0) {
            return List.of(new Pool(from, to));
        }
        Ipv4 middle = gateway.get();
        Optional<Pool> below = middle.equals(from) ? Optional.empty() : Optional.of(new Pool(from, middle.plus(-1)));
        Optional<Pool> above = middle.equals(to) ? Optional.empty() : Optional.of(new Pool(middle.plus(1), to));
        return List.of(below, above).stream().flatMap(Optional::stream).toList();
    }

    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }
}
