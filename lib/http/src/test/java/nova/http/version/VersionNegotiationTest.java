package nova.http.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import nova.http.HttpHeaders;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import org.junit.jupiter.api.Test;

final class VersionNegotiationTest {
    private static final String LEGACY = "X-OpenStack-Nova-API-Version";
    private static final String HEADER = "OpenStack-API-Version";
    private final VersionNegotiation negotiation =
            new VersionNegotiation("compute", LEGACY, new Microversion(2, 1), new Microversion(2, 104));

    @Test
    void nothingAskedMeansTheLeast() {
        assertEquals("2.1", choose());
        assertEquals("2.1", choose(HEADER, "volume 3.0"));
    }

    @Test
    void bothHeadersAreReadAndTheNewOneWins() {
        assertEquals("2.60", choose(LEGACY, "2.60"));
        assertEquals("2.61", choose(LEGACY, "2.60", HEADER, "volume 3.1, compute 2.61"));
    }

    @Test
    void ofSeveralVersionsOfOneServiceTheLastCounts() {
        assertEquals("2.6", choose(HEADER, "compute 2.5, compute 2.6"));
    }

    @Test
    void latestIsTheMost() {
        assertEquals("2.104", choose(HEADER, "compute latest"));
    }

    @Test
    void badSyntaxIs400AndOutOfRange406() {
        NovaException syntax = assertThrows(NovaException.class, () -> choose(HEADER, "compute 2.01"));
        assertEquals(ErrorCode.BAD_REQUEST, syntax.code());
        assertEquals(
                "API Version String 2.01 is of invalid format. Must be of format MajorNum.MinorNum.",
                syntax.getMessage());
        NovaException range = assertThrows(NovaException.class, () -> choose(LEGACY, "2.105"));
        assertEquals(ErrorCode.NOT_ACCEPTABLE, range.code());
        assertEquals(
                "Version 2.105 is not supported by the API. Minimum is 2.1 and maximum is 2.104.", range.getMessage());
    }

    @Test
    void versionsCompareByNumber() {
        assertEquals(1, Integer.signum(new Microversion(2, 10).compareTo(new Microversion(2, 9))));
    }

    private String choose(String... headers) {
        return negotiation.choose(HttpHeaders.of(headers)).toString();
    }
}
