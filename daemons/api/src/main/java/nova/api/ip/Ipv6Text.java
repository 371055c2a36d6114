package nova.api.ip;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** The one way in which Nova writes an IPv6 address, however it was given. */
public final class Ipv6Text {
    private static final int GROUPS = 8;
    private static final int GROUPS_BEFORE_V4 = 6;

    private Ipv6Text() {}

    /** The address must be one; empty text stays empty. */
    public static String shortest(String text) {
        if (text.isEmpty()) {
            return text;
        }
        InetAddress address = InetAddress.ofLiteral(text);
        if (address instanceof Inet4Address mapped) {
            return "::ffff:" + mapped.getHostAddress();
        }
        return written(groups(address.getAddress()), address.getAddress());
    }

    private static List<Integer> groups(byte[] bytes) {
        List<Integer> groups = new ArrayList<>();
        for (int index = 0; index < bytes.length; index += 2) {
            groups.add((bytes[index] & 0xff) << 8 | bytes[index + 1] & 0xff);
        }
        return groups;
    }

    /** The first longest run of zeros is left out; what then is only an IPv4 address is written as one. */
    private static String written(List<Integer> groups, byte[] bytes) {
        int start = -1;
        int length = 1;
        for (int from = 0; from < GROUPS; from++) {
            int run = 0;
            while (from + run < GROUPS && groups.get(from + run) == 0) {
                run++;
            }
            if (run > length) {
                start = from;
                length = run;
            }
        }
        if (start < 0) {
            return hex(groups);
        }
        if (start == 0 && length == GROUPS_BEFORE_V4) {
            return "::%d.%d.%d.%d".formatted(bytes[12] & 0xff, bytes[13] & 0xff, bytes[14] & 0xff, bytes[15] & 0xff);
        }
        return hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + length, GROUPS));
    }

    private static String hex(List<Integer> groups) {
        return String.join(":", groups.stream().map(Integer::toHexString).toList());
    }
}
