package nova.cli.cloud;

import nova.cli.CommandFailure;
import nova.cli.json.JsonObject;

/** Finds the microversion to use from what the user asked and what the server offers. */
final class VersionNegotiation {
    private VersionNegotiation() {}

    /** {@code offered} is the server's version document. */
    static ApiVersion choose(ApiVersion asked, JsonObject offered) {
        boolean hasVersions = !offered.text("version", "").isEmpty();
        ApiVersion from = hasVersions ? ApiVersion.parse(offered.text("min_version", "2.1")) : ApiVersion.PLAIN;
        ApiVersion to = hasVersions ? ApiVersion.parse(offered.text("version", "2.1")) : ApiVersion.PLAIN;
        if (asked.equals(ApiVersion.PLAIN)) {
            if (hasVersions && !from.equals(ApiVersion.OLDEST)) {
                throw unsupported("The server isn't backward compatible with Nova V2 REST API");
            }
            return asked;
        }
        if (!asked.isLatest()) {
            if (!hasVersions) {
                throw unsupported("Server doesn't support microversions");
            }
            if (!asked.within(from, to)) {
                throw unsupported("The specified version isn't supported by server. The valid version range is '" + from
                        + "' to '" + to + "'");
            }
            return asked;
        }
        if (!hasVersions) {
            return ApiVersion.PLAIN;
        }
        if (ApiVersion.OLDEST.compareTo(to) > 0) {
            throw unsupported("Server version is too old." + ranges(from, to));
        }
        if (ApiVersion.NEWEST_SHOWN.compareTo(from) < 0) {
            throw unsupported("Server version is too new." + ranges(from, to));
        }
        return ApiVersion.NEWEST_SHOWN.compareTo(to) <= 0 ? ApiVersion.NEWEST_SHOWN : to;
    }

    private static String ranges(ApiVersion from, ApiVersion to) {
        return " The client valid version range is '" + ApiVersion.OLDEST + "' to '" + ApiVersion.NEWEST_SHOWN
                + "'. The server valid version range is '" + from + "' to '" + to + "'.";
    }

    private static CommandFailure unsupported(String text) {
        return new CommandFailure("UnsupportedVersion", text);
    }
}
