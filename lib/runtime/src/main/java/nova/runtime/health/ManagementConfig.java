package nova.runtime.health;

import static nova.runtime.config.Option.option;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.runtime.config.ConfigGroup;

/** {@code [management]}: where each program of this machine answers for its health. */
public record ManagementConfig(boolean enabled, String host, Map<String, String> ports) {
    private static final Map<String, String> DEFAULT_PORTS = defaultPorts();

    public static final ManagementConfig DEFAULTS = new ManagementConfig(true, "127.0.0.1", DEFAULT_PORTS);

    public static final ConfigGroup<ManagementConfig> GROUP = ConfigGroup.of(
            "management",
            DEFAULTS,
            option("enabled", "Serve /healthz, /readyz and /metrics."),
            option("host", "Address to listen on. The answers are not protected: keep it on loopback or a closed net."),
            option("ports", "Port of each program; programs not named keep their default. 0 takes a free one."));

    public ManagementConfig {
        ports = Collections.unmodifiableMap(new TreeMap<>(ports));
        ports.forEach(ManagementConfig::checked);
    }

    /** The port of {@code program}; 0, any free one, when nobody gave it one. */
    public int port(String program) {
        String text = ports.getOrDefault(program, DEFAULT_PORTS.getOrDefault(program, "0"));
        return checked(program, text);
    }

    private static int checked(String program, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new NovaException(
                ErrorCode.BAD_REQUEST, "ports: the port of " + program + " must be 0 to 65535, is '" + text + "'");
    }

    private static Map<String, String> defaultPorts() {
        Map<String, String> ports = new LinkedHashMap<>();
        ports.put("nova-all", "8790");
        ports.put("nova-api", "8791");
        ports.put("nova-conductor", "8792");
        ports.put("nova-scheduler", "8793");
        ports.put("nova-compute", "8794");
        ports.put("nova-network", "8795");
        return ports;
    }
}
