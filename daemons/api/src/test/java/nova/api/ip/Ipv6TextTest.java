package nova.api.ip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6TextTest {
    @ParameterizedTest
    @CsvSource({
        "0000:0000:0000:0000:0000:babe:220.12.22.2, ::babe:dc0c:1602",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::ffff:1.2.3.4, ::ffff:1.2.3.4",
        "0:0:0:0:0:0:102:304, ::1.2.3.4",
        "::1, ::1",
        "::, ::",
        "fe80::, fe80::",
    })
    void anAddressIsWrittenInOneWay(String given, String shown) {
        assertEquals(shown, Ipv6Text.shortest(given));
    }
}
