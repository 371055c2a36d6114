package nova.api;

import java.util.List;
import java.util.Set;
import nova.http.PathTemplate;
import nova.http.Route;

/** {@code /os-volumes_boot}, until 2.102: another name of {@code /servers}, with the actions servers had from the start. */
final class VolumesBootRoutes {
    private static final String SERVERS = "/servers";
    private static final Set<String> PATHS =
            Set.of(SERVERS, SERVERS + "/detail", SERVERS + "/{id}", SERVERS + "/{id}/action");
    private static final Set<String> ACTIONS = Set.of(
            "confirmResize",
            "revertResize",
            "reboot",
            "resize",
            "rebuild",
            "createImage",
            "os-start",
            "os-stop",
            "trigger_crash_dump");

    private VolumesBootRoutes() {}

    static List<Route> of(List<Route> routes) {
        return routes.stream()
                .filter(route -> PATHS.contains(route.path().text()))
                .filter(route -> route.action().map(ACTIONS::contains).orElse(true))
                .map(VolumesBootRoutes::alias)
                .toList();
    }

    private static Route alias(Route route) {
        String path = "/os-volumes_boot" + route.path().text().substring(SERVERS.length());
        return new Route(
                        route.method(),
                        PathTemplate.of(path),
                        route.action(),
                        route.versions(),
                        route.policy(),
                        route.ownerDecides() || path.contains("{id}"),
                        route.kind(),
                        route.handler())
                .until(2, 102);
    }
}
