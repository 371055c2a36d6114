package nova.api;

import java.util.List;
import java.util.Set;
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

    /** Whose server it is decides, as under the other name. */
    private static Route alias(Route route) {
        String path = "/os-volumes_boot" + route.path().text().substring(SERVERS.length());
        Route other = route.at(path).until(2, 102);
        return path.contains("{id}") ? other.policy().map(other::ownerPolicy).orElse(other) : other;
    }
}
