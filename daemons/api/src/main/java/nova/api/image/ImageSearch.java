package nova.api.image;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.count;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nova.http.HttpRequest;
import nova.http.Paging;
import nova.http.body.ValueRule;
import nova.openstack.client.Service.Parameter;

/** Nova's filters of images in the words of the image service. */
record ImageSearch(Paging paging, List<Parameter> parameters) {
    private static final String PROPERTY = "property-";
    static final ValueRule QUERY = object(
                    field("limit", list(count(1))), field("page_size", list(count(1))), field("offset", list(count(1))))
            .opened();
    private static final Map<String, String> NAMES = Map.of(
            "name", "name",
            "status", "status",
            "changes-since", "updated_at",
            "server", "instance_uuid",
            "type", "image_type",
            "minRam", "min_ram",
            "minDisk", "min_disk");

    static ImageSearch of(HttpRequest request, int maxLimit) {
        Paging paging = Paging.of(request.query(), maxLimit);
        List<Parameter> parameters = new ArrayList<>();
        parameters.add(Parameter.of("limit", Integer.toString(paging.limit())));
        paging.marker().ifPresent(marker -> parameters.add(Parameter.of("marker", marker)));
        request.query().values().keySet().stream()
                .filter(name -> NAMES.containsKey(name) || name.startsWith(PROPERTY))
                .sorted()
                .forEach(name -> parameters.add(
                        parameter(name, request.query().last(name).orElse(""))));
        return new ImageSearch(paging, parameters);
    }

    private static Parameter parameter(String name, String value) {
        String wanted = NAMES.getOrDefault(name, name.replaceFirst("^" + PROPERTY, ""));
        return switch (name) {
            case "status" -> Parameter.of(wanted, value.toLowerCase(Locale.ROOT));
            case "changes-since" -> Parameter.of(wanted, "gte:" + value);
            case "server" -> Parameter.of(wanted, value.substring(value.lastIndexOf('/') + 1));
            default -> Parameter.of(wanted, value);
        };
    }
}
