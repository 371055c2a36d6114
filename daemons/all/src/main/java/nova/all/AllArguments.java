package nova.all;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * What {@code nova-all} takes besides what every daemon takes. {@code portBase} N puts identity at N+1, image at N+2,
 * network at N+3, compute at N+4, the broker at N+6 and the management port at N+7.
 */
public record AllArguments(Path home, int portBase, boolean fake, Optional<String> libvirtUri, List<String> rest) {
    public static final int DEFAULT_PORT_BASE = 8770;

    static final String USAGE = """
            usage: nova-all [--home FOLDER] [--port-base N] [--fake | --libvirt-uri URI]
              --home FOLDER      where its state lives (default: NOVA_HOME, or nova in the user's data folder)
              --port-base N      listen at N+1 to N+7 (default 8770); kept from the first start on
              --fake             pretend a hypervisor
              --libvirt-uri URI  where libvirt is (default qemu:///system)
            and what every daemon takes:
            """;

    public AllArguments {
        requireNonNull(home, "home");
        requireNonNull(libvirtUri, "libvirtUri");
        rest = List.copyOf(rest);
    }

    public static AllArguments parse(Path defaultHome, String... arguments) {
        Path home = defaultHome;
        int portBase = DEFAULT_PORT_BASE;
        boolean fake = false;
        Optional<String> libvirtUri = Optional.empty();
        List<String> rest = new ArrayList<>();
        for (int index = 0; index < arguments.length; index++) {
            switch (arguments[index]) {
                case "--home" -> home = Path.of(value(arguments, ++index)).toAbsolutePath();
                case "--port-base" -> portBase = port(value(arguments, ++index));
                case "--fake" -> fake = true;
                case "--libvirt-uri" -> libvirtUri = Optional.of(value(arguments, ++index));
                default -> rest.add(arguments[index]);
            }
        }
        return new AllArguments(home, portBase, fake, libvirtUri, rest);
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, arguments[index - 1] + " needs a value; --help lists the options");
        }
        return arguments[index];
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1024 && port <= 65_500) {
                return port;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new NovaException(ErrorCode.BAD_REQUEST, "--port-base must be a number from 1024 to 65500, is " + text);
    }
}
