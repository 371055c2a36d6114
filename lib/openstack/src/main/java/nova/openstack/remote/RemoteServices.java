package nova.openstack.remote;

import static java.util.Objects.requireNonNull;

/** The services whose documents the compute API still passes on. */
public record RemoteServices(Documents images, Documents networks, Documents volumes, Documents bareMetal) {
    public RemoteServices {
        requireNonNull(images, "images");
        requireNonNull(networks, "networks");
        requireNonNull(volumes, "volumes");
        requireNonNull(bareMetal, "bareMetal");
    }
}
