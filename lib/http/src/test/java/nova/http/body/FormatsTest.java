package nova.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FormatsTest {
    @Test
    void addressesAreJudgedWithoutLookingAnythingUp() {
        assertTrue(Formats.isIpv4("10.0.0.255"));
        assertFalse(Formats.isIpv4("10.0.0.256"));
        assertFalse(Formats.isIpv4("10.0.0"));
        assertFalse(Formats.isIpv4("10.0.0.1."));
        assertTrue(Formats.isIpv6("fd00::1"));
        assertFalse(Formats.isIpv6("fd00::1::2"));
        assertFalse(Formats.isIpv6("host:"));
    }

    @Test
    void uuidsMayLackHyphens() {
        assertTrue(Formats.isUuid("12345678-1234-1234-1234-1234567890AB"));
        assertTrue(Formats.isUuid("123456781234123412341234567890ab"));
        assertFalse(Formats.isUuid("12345678"));
    }

    @Test
    void timesMayLackParts() {
        Instant day = Instant.parse("2026-01-02T00:00:00Z");
        assertEquals(Optional.of(day), IsoTime.parse("2026-01-02"));
        assertEquals(Optional.of(day), IsoTime.parse("2026-01-02T00:00:00.000000"));
        assertEquals(Optional.of(day), IsoTime.parse("2026-01-02T02:00:00+02:00"));
        assertEquals(Optional.empty(), IsoTime.parse("2026-13-02"));
        assertEquals(Optional.empty(), IsoTime.parse("yesterday"));
    }

    @Test
    void base64IsPadded() {
        assertTrue(Formats.isBase64("aGVsbG8="));
        assertTrue(Formats.isBase64(""));
        assertFalse(Formats.isBase64("aGVsbG8"));
        assertFalse(Formats.isBase64("a*b="));
    }
}
