package nova.api.console;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.model.console.ConsoleType;
import nova.runtime.config.ConfigGroup;

/** Where users open consoles, and how long a token for one is good: from one group of nova.conf per protocol. */
public record ConsoleConfig(Vnc vnc, Spice spice, Serial serial, Mks mks, Tokens tokens) {
    public static final ConsoleConfig DEFAULTS =
            new ConsoleConfig(Vnc.DEFAULTS, Spice.DEFAULTS, Serial.DEFAULTS, Mks.DEFAULTS, Tokens.DEFAULTS);

    public ConsoleConfig {
        requireNonNull(vnc, "vnc");
        requireNonNull(spice, "spice");
        requireNonNull(serial, "serial");
        requireNonNull(mks, "mks");
        requireNonNull(tokens, "tokens");
    }

    /** The address of the proxy for consoles of this type. */
    String proxy(ConsoleType type) {
        return switch (type) {
            case NOVNC -> vnc.novncproxyBaseUrl();
            case SPICE_HTML5 -> spice.html5proxyBaseUrl();
            case SPICE_DIRECT -> spice.spiceDirectProxyBaseUrl();
            case SERIAL -> serial.baseUrl();
            case WEBMKS -> mks.mksproxyBaseUrl();
        };
    }

    /** {@code [vnc]}, the users' part. */
    public record Vnc(String novncproxyBaseUrl) {
        static final Vnc DEFAULTS = new Vnc("http://127.0.0.1:6080/vnc_auto.html");

        public static final ConfigGroup<Vnc> GROUP = ConfigGroup.of(
                "vnc",
                DEFAULTS,
                option("novncproxy_base_url", "Address of the noVNC page users are sent to.")
                        .oldName("DEFAULT", "novncproxy_base_url"));
    }

    /** {@code [spice]}. */
    public record Spice(String html5proxyBaseUrl, String spiceDirectProxyBaseUrl) {
        static final Spice DEFAULTS = new Spice("http://127.0.0.1:6082/spice_auto.html", "http://127.0.0.1:13002/nova");

        public static final ConfigGroup<Spice> GROUP = ConfigGroup.of(
                "spice",
                DEFAULTS,
                option("html5proxy_base_url", "Address of the SPICE page users are sent to."),
                option("spice_direct_proxy_base_url", "Address of the proxy that SPICE clients open themselves."));
    }

    /** {@code [serial_console]}. */
    public record Serial(String baseUrl) {
        static final Serial DEFAULTS = new Serial("ws://127.0.0.1:6083/");

        public static final ConfigGroup<Serial> GROUP = ConfigGroup.of(
                "serial_console",
                DEFAULTS,
                option("base_url", "Address of the web socket users open for a serial console."));
    }

    /** {@code [mks]}. */
    public record Mks(String mksproxyBaseUrl) {
        static final Mks DEFAULTS = new Mks("http://127.0.0.1:6090/");

        public static final ConfigGroup<Mks> GROUP = ConfigGroup.of(
                "mks", DEFAULTS, option("mksproxy_base_url", "Address of the page for consoles of the MKS protocol."));
    }

    /** {@code [consoleauth]}. */
    public record Tokens(Duration tokenTtl) {
        static final Tokens DEFAULTS = new Tokens(Duration.ofSeconds(600));

        public static final ConfigGroup<Tokens> GROUP = ConfigGroup.of(
                "consoleauth",
                DEFAULTS,
                option("token_ttl", "How long a token for a console is good.").between(1, 86_400));
    }
}
