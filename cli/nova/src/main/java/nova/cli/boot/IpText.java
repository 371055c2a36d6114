package nova.cli.boot;

import java.net.Inet4Address;
import java.net.Inet6Address;

/** Whether a text is an address; asks no name server. */
final class IpText {
    private IpText() {}

    static boolean isV4(String text) {
        try {
            return Inet4Address.ofLiteral(text) != null
                    && text.chars().filter(each -> each == '.').count() == 3;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static boolean isV6(String text) {
        try {
            return Inet6Address.ofLiteral(text) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
