package nova.libvirt;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import nova.runtime.config.ConfigGroup;

/** {@code [vnc]}, the host's part: whether guests have a screen and where it is served. */
public record VncConfig(boolean enabled, String serverListen, String serverProxyclientAddress) {
    public static final VncConfig DEFAULTS = new VncConfig(true, "127.0.0.1", "127.0.0.1");

    public static final ConfigGroup<VncConfig> GROUP = ConfigGroup.of(
            "vnc",
            DEFAULTS,
            option("enabled", "Give guests a VNC screen.").oldName("DEFAULT", "vnc_enabled"),
            option("server_listen", "Address on which guests' screens are served.")
                    .oldName("DEFAULT", "vncserver_listen")
                    .oldName("vnc", "vncserver_listen"),
            option("server_proxyclient_address", "Where console proxies reach the guests' screens of this host.")
                    .oldName("DEFAULT", "vncserver_proxyclient_address")
                    .oldName("vnc", "vncserver_proxyclient_address"));

    public VncConfig {
        requireNonNull(serverListen, "serverListen");
        requireNonNull(serverProxyclientAddress, "serverProxyclientAddress");
    }
}
