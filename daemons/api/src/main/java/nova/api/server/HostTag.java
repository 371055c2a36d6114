package nova.api.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import nova.model.context.ProjectId;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.HostName;

/** {@code hostId}: tells a project whether two of its servers share a host, without naming the host. */
public final class HostTag {
    private HostTag() {}

    /** Empty without a host. */
    public static String of(ProjectId project, Optional<HostName> host) {
        if (host.isEmpty()) {
            return "";
        }
        try {
            byte[] text = (project.value() + host.get()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-224").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "this JDK has no SHA-224", impossible);
        }
    }
}
