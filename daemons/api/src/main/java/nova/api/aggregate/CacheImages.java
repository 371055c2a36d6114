package nova.api.aggregate;

import static nova.http.body.FieldRule.field;
import static nova.http.body.Rules.list;
import static nova.http.body.Rules.object;
import static nova.http.body.Rules.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nova.api.ApiContext;
import nova.http.HttpRequest;
import nova.http.body.BodyCheck;
import nova.http.body.ValueRule;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.host.Aggregate;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.openstack.Authority;
import nova.rpc.contract.ComputeHost.CacheImagesOrder;
import nova.rpc.contract.ComputeHost.WantedImage;

/**
 * Tells every host of an aggregate to fetch images before guests need them. Nobody waits and nothing is recorded: a host
 * that is away fetches an image when a guest wants it.
 */
final class CacheImages {
    private static final int MAX_IMAGES = 100;
    static final ValueRule BODY =
            object(field("cache", list(object(field("id", uuid()).mandatory()), 1, MAX_IMAGES))
                    .mandatory());

    private final ApiContext context;

    CacheImages(ApiContext context) {
        this.context = context;
    }

    static Set<ImageId> read(HttpRequest request) {
        JsonNode cache = BodyCheck.body(BODY, request.json(), request.version()).get("cache");
        Set<ImageId> images = new LinkedHashSet<>();
        cache.forEach(image -> images.add(new ImageId(image.get("id").textValue())));
        if (images.size() < cache.size()) {
            throw bad("Duplicate images in request");
        }
        return images;
    }

    void run(Aggregate aggregate, Set<ImageId> images) {
        List<WantedImage> wanted = new ArrayList<>();
        for (ImageId image : images) {
            wanted.add(new WantedImage(image, usable(image).diskFormat()));
        }
        aggregate
                .hosts()
                .forEach(host -> context.peers().computeHosts().cacheImages(host, new CacheImagesOrder(wanted)));
    }

    private ImageRecord usable(ImageId image) {
        ImageRecord record = context.peers()
                .images()
                .find(Authority.of(RequestContext.CURRENT.get().token().orElseThrow()), image)
                .orElseThrow(() -> bad("Image " + image + " could not be found."));
        if (!record.status().equals("active")) {
            throw bad("Image " + image + " is not active.");
        }
        return record;
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
