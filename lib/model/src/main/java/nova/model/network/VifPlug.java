package nova.model.network;

import static java.util.Objects.requireNonNull;

/** How a host plugs an interface: {@code type} bridge, ovs, user or unbound; device and bridge names may be empty. */
public record VifPlug(String type, String deviceName, String bridge, int mtu) {
    public VifPlug {
        requireNonNull(type, "type");
        requireNonNull(deviceName, "deviceName");
        requireNonNull(bridge, "bridge");
    }
}
