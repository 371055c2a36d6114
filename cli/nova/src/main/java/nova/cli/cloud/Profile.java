package nova.cli.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nova.cli.CommandFailure;
import nova.cli.json.Json;

/** A trace of OSProfiler: services that know the key record what each of our requests makes them do. */
public record Profile(String key, String traceId) {
    private static final String ALGORITHM = "HmacSHA1";

    Profile(String key) {
        this(key, UUID.randomUUID().toString());
    }

    /** The trace and a signature that proves that we may ask for it. */
    Map<String, String> headers() {
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("base_id", traceId);
        trace.put("parent_id", traceId);
        String packed = Base64.getUrlEncoder().encodeToString(Json.write(trace).getBytes(UTF_8));
        return Map.of("X-Trace-Info", packed, "X-Trace-HMAC", signature(packed));
    }

    private String signature(String packed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(packed.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new CommandFailure("CommandError", "The trace cannot be signed: " + impossible, impossible);
        }
    }
}
