package nova.openstack.image;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.openstack.Authority;
import nova.openstack.client.RestAnswer;
import nova.openstack.client.RestCall;
import nova.openstack.client.RestClient;
import nova.openstack.client.Service;

/** The image service over its REST API (Glance v2). */
public final class HttpImages implements Images {
    private static final String SERVICE = "image";

    private final Service service;

    public HttpImages(Service service) {
        this.service = requireNonNull(service, "service");
    }

    @Override
    public Optional<ImageRecord> find(Authority authority, ImageId image) {
        RestAnswer answer = service.send(authority, RestCall.of("GET", service.uri(path(image))));
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw answer.error(SERVICE, "image " + image);
        }
        return Optional.of(record(answer.json(SERVICE)));
    }

    @Override
    public InputStream open(Authority authority, ImageId image) throws IOException {
        RestClient.Download download = service.open(authority, RestCall.of("GET", service.uri(path(image) + "/file")));
        if (download.status() == 200) {
            return download.body();
        }
        download.body().close();
        throw switch (download.status()) {
            case 204 -> new NovaException(ErrorCode.CONFLICT, "Image %s has no data yet.".formatted(image));
            case 404 -> new NovaException(ErrorCode.NOT_FOUND, "Image %s could not be found.".formatted(image));
            case 403 -> new NovaException(ErrorCode.FORBIDDEN, "Not authorized for image %s.".formatted(image));
            case 401 -> new NovaException(ErrorCode.UNAUTHORIZED, "Not authorized for image %s.".formatted(image));
            default ->
                new NovaException(
                        ErrorCode.UNAVAILABLE,
                        "data of image %s: the image service answered %d".formatted(image, download.status()));
        };
    }

    @Override
    public void delete(Authority authority, ImageId image) {
        RestAnswer answer = service.send(authority, RestCall.of("DELETE", service.uri(path(image))));
        if (!answer.isSuccess() && answer.status() != 404 && answer.status() != 410) {
            throw answer.error(SERVICE, "delete of image " + image);
        }
    }

    private static String path(ImageId image) {
        return "/v2/images/" + Service.encoded(image.value());
    }

    private static ImageRecord record(JsonNode node) {
        Map<String, String> properties = new TreeMap<>();
        node.properties().forEach(field -> {
            if (!ImageFields.NAMES.contains(field.getKey())
                    && field.getValue().isValueNode()
                    && !field.getValue().isNull()) {
                properties.put(field.getKey(), field.getValue().asText());
            }
        });
        return new ImageRecord(
                new ImageId(node.path("id").asText()),
                node.path("name").asText(""),
                node.path("status").asText(),
                node.path("disk_format").asText(""),
                node.path("container_format").asText(""),
                node.path("size").isNumber() ? OptionalLong.of(node.path("size").longValue()) : OptionalLong.empty(),
                Optional.ofNullable(node.path("checksum").textValue()),
                node.path("min_ram").asInt(),
                node.path("min_disk").asInt(),
                properties);
    }
}
