package nova.api.securitygroup;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.anything;
import static nova.http.body.Rules.format;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.type;
import static nova.http.body.Rules.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.Formats;
import nova.http.body.ValueRule;
import nova.http.json.Json;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Decodes the body of {@code POST /os-security-group-rules}; ports and protocol come in any type and are judged here. */
record GroupRuleBody(JsonNode fields) {
    private static final Set<String> PROTOCOLS = Set.of("TCP", "UDP", "ICMP");
    private static final int MAX_PORT = 65_535;
    static final ValueRule RULE = object(field(
                            "security_group_rule",
                            object(
                                            field(
                                                    "group_id",
                                                    type("string", "null").and(format("uuid", Formats::isUuid))),
                                            field("parent_group_id", uuid()).mandatory(),
                                            field("to_port", anything()),
                                            field("from_port", anything()),
                                            field("ip_protocol", anything()),
                                            field("cidr", anything()))
                                    .opened())
                    .mandatory())
            .opened();

    static GroupRuleBody read(HttpRequest request) {
        return new GroupRuleBody(
                BodyCheck.body(RULE, request.json(), request.version()).get("security_group_rule"));
    }

    String parent() {
        return fields.get("parent_group_id").asText();
    }

    Optional<String> peer() {
        return Optional.ofNullable(fields.path("group_id").textValue());
    }

    /** What comes in, in the words of the network service. */
    ObjectNode rule() {
        ObjectNode rule = Json.object().put("direction", "ingress").put("security_group_id", parent());
        Optional<Span> span = span();
        if (peer().isPresent()) {
            rule.put("remote_group_id", peer().get()).put("ethertype", "IPv4");
        } else {
            String cidr = cidr();
            if (span.isEmpty()) {
                throw bad("Not enough parameters to build a valid rule.");
            }
            checkPrefix(cidr);
            rule.put("remote_ip_prefix", cidr).put("ethertype", cidr.contains(":") ? "IPv6" : "IPv4");
        }
        span.ifPresent(known -> {
            rule.put("protocol", known.protocol());
            if (known.from() != -1) {
                rule.put("port_range_min", known.from());
            }
            if (known.to() != -1) {
                rule.put("port_range_max", known.to());
            }
        });
        return rule;
    }

    /** A protocol with its ports, or with type and code. */
    record Span(String protocol, int from, int to) {}

    /** Empty without protocol or ports; a peer group opens everything of a protocol. */
    Optional<Span> span() {
        JsonNode protocol = fields.path("ip_protocol");
        String word = protocol.asText("");
        String upper = word.toUpperCase(Locale.ROOT);
        boolean noPorts = absent("from_port") && absent("to_port");
        boolean everything = peer().isPresent() && noPorts && PROTOCOLS.contains(upper);
        if (everything) {
            boolean icmp = upper.equals("ICMP");
            return Optional.of(new Span(word, icmp ? -1 : 1, icmp ? -1 : MAX_PORT));
        }
        if (protocol.isNull() || word.isEmpty() || absent("from_port") || absent("to_port")) {
            return Optional.empty();
        }
        Span span = new Span(word, port("from_port", upper), port("to_port", upper));
        check(span, upper);
        return Optional.of(span);
    }

    private static void check(Span span, String upper) {
        if (!PROTOCOLS.contains(upper)) {
            throw bad("Invalid IP protocol %s.".formatted(span.protocol()));
        }
        String problem = "";
        if (upper.equals("ICMP")) {
            boolean valid = span.from() >= -1 && span.from() <= 255 && span.to() >= -1 && span.to() <= 255;
            problem = valid ? "" : "For ICMP, the type:code must be valid";
        } else if (span.from() > span.to()) {
            problem = "Former value cannot be greater than the later";
        } else if (span.from() < 1 || span.to() > MAX_PORT) {
            problem = "Valid %s ports should be between 1-65535".formatted(upper);
        }
        if (!problem.isEmpty()) {
            throw bad("Invalid port range %d:%d. %s".formatted(span.from(), span.to(), problem));
        }
    }

    private boolean absent(String name) {
        return fields.path(name).isMissingNode() || fields.path(name).isNull();
    }

    private int port(String name, String upper) {
        String text = fields.get(name).asText("").strip();
        if (!text.matches("[+-]?[0-9]{1,9}")) {
            String reason = upper.equals("ICMP")
                    ? "Type and Code must be integers for ICMP protocol type"
                    : "To and From ports must be integers";
            throw bad("Invalid input received: " + reason);
        }
        return Integer.parseInt(text);
    }

    String cidr() {
        String given = fields.path("cidr").asText("");
        if (given.isEmpty() || fields.path("cidr").isNull()) {
            return "0.0.0.0/0";
        }
        String text = decoded(given);
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        int bits = Formats.isIpv4(address) ? 32 : Formats.isIpv6(address) ? 128 : -1;
        String length = text.substring(slash + 1);
        if (bits < 0 || !length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            throw bad("%s is not a valid IP network.".formatted(given));
        }
        return text;
    }

    private static String decoded(String given) {
        try {
            return URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "%s is not a valid IP network.".formatted(given), notEncoded);
        }
    }

    private static void checkPrefix(String cidr) {
        boolean everywhere = cidr.startsWith("0.0.0.0/") || cidr.startsWith("::/");
        if (!everywhere && cidr.endsWith("/0")) {
            throw bad("Bad prefix for network in cidr " + cidr);
        }
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
