package nova.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.http.version.Microversion;

/** All routes of a service. Routes are kept by method and number of segments, the most literal first. */
public final class RouteTable {
    private final Map<String, List<Route>> routes = new HashMap<>();
    private final List<Route> all;

    public RouteTable(List<Route> all) {
        this.all = List.copyOf(all);
        for (Route route : all) {
            routes.computeIfAbsent(key(route.method(), route.path().segments().size()), _ -> new ArrayList<>())
                    .add(route);
        }
        Comparator<Route> mostLiteral = Comparator.comparingInt(
                        (Route route) -> route.path().literals())
                .reversed();
        routes.values().forEach(list -> list.sort(mostLiteral));
    }

    public List<Route> all() {
        return all;
    }

    /** A route that fits, with the values of its path. */
    public record Match(Route route, Map<String, String> values) {}

    /** Every route of this method and path, whatever its action and versions; empty means an unknown path. */
    public List<Match> find(String method, String path) {
        List<String> segments = PathTemplate.split(path);
        List<Match> matches = new ArrayList<>();
        for (Route route : routes.getOrDefault(key(method, segments.size()), List.of())) {
            boolean sameTemplate =
                    matches.isEmpty() || matches.getFirst().route().path().equals(route.path());
            if (sameTemplate) {
                route.path().match(segments).ifPresent(values -> matches.add(new Match(route, values)));
            }
        }
        return matches;
    }

    /** Of some matches, the one that holds in a version. */
    public static Optional<Match> in(List<Match> matches, Microversion version) {
        return matches.stream()
                .filter(match -> match.route().versions().contains(version))
                .findFirst();
    }

    private static String key(String method, int segments) {
        return method + " " + segments;
    }
}
