package nova.api;

import java.util.List;
import java.util.stream.Stream;
import nova.api.attachment.InterfaceRoutes;
import nova.api.attachment.VolumeAttachmentRoutes;
import nova.api.baremetal.BareMetalRoutes;
import nova.api.floating.FloatingIpActions;
import nova.api.floating.FloatingIpRoutes;
import nova.api.image.ImageMetadataRoutes;
import nova.api.image.ImageRoutes;
import nova.api.network.NetworkRoutes;
import nova.api.securitygroup.GroupProxyRoutes;
import nova.api.securitygroup.GroupRuleRoutes;
import nova.api.securitygroup.ServerSecurityGroups;
import nova.api.server.ServerLookup;
import nova.api.volume.AssistedSnapshotRoutes;
import nova.api.volume.SnapshotRoutes;
import nova.api.volume.VolumeRoutes;
import nova.http.Route;

/** The tables of routes that pass on what other services have. */
final class ProxyRoutes {
    private ProxyRoutes() {}

    static List<Route> all(ApiContext context, ServerLookup lookup) {
        return Stream.of(
                        new ImageRoutes(context).routes(),
                        new ImageMetadataRoutes(context).routes(),
                        new NetworkRoutes(context).routes(),
                        new FloatingIpRoutes(context).routes(),
                        new FloatingIpActions(context, lookup).routes(),
                        new GroupProxyRoutes(context).routes(),
                        new GroupRuleRoutes(context).routes(),
                        new ServerSecurityGroups(context, lookup).routes(),
                        new InterfaceRoutes(context, lookup).routes(),
                        new VolumeAttachmentRoutes(lookup).routes(),
                        new VolumeRoutes(context).routes(),
                        new SnapshotRoutes(context).routes(),
                        AssistedSnapshotRoutes.routes(),
                        new BareMetalRoutes(context).routes())
                .flatMap(List::stream)
                .toList();
    }
}
