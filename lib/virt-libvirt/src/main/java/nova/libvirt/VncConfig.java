package nova.libvirt;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** {@code [vnc]}, the host's part: whether guests have a screen and where it is served. */
public record VncConfig(boolean enabled, String serverListen) {
    public static final VncConfig DEFAULTS = new VncConfig(true, "127.0.0.1");

    public static final ConfigGroup<VncConfig> GROUP = ConfigGroup.of(
            "vnc",
            DEFAULTS,
            option("enabled", "Give guests a VNC screen.").oldName("DEFAULT", "vnc_enabled"),
            option("server_listen", "Address on which guests' screens are served.")
                    .oldName("DEFAULT", "vncserver_listen")
                    .oldName("vnc", "vncserver_listen"));

    public VncConfig {
        requireNonNull(serverListen, "serverListen");
    }
}
