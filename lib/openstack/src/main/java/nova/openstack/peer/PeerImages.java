package nova.openstack.peer;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.image.ImageId;
import nova.model.image.ImageRecord;
import nova.openstack.Authority;
import nova.openstack.image.Images;

/** An image service in memory. Every authority sees every image; hiding is the real service's duty. */
public final class PeerImages implements Images {
    private final PeerGate gate;
    private final Map<ImageId, Held> images = new TreeMap<>();

    public PeerImages(Interruption interruption) {
        this.gate = new PeerGate(interruption);
    }

    private record Held(ImageRecord image, byte[] data) {}

    /** Adds or replaces an image with its data. */
    public void put(ImageRecord image, byte[] data) {
        gate.peek(() -> Optional.ofNullable(images.put(image.id(), new Held(image, data.clone()))));
    }

    /** Every image there is, in the order of their ids. */
    public List<ImageRecord> everything() {
        return gate.peek(() -> images.values().stream().map(Held::image).toList());
    }

    public void failNext(String method, NovaException error) {
        gate.failNext("image." + method, error);
    }

    public void loseNextAnswer(String method) {
        gate.loseNextAnswer("image." + method);
    }

    @Override
    public Optional<ImageRecord> find(Authority authority, ImageId image) {
        return gate.pass(
                "image.find", () -> Optional.ofNullable(images.get(image)).map(Held::image));
    }

    @Override
    public InputStream open(Authority authority, ImageId image) {
        return gate.pass("image.open", () -> {
            Held held = images.get(image);
            if (held == null) {
                throw new NovaException(ErrorCode.NOT_FOUND, "Image %s could not be found.".formatted(image));
            }
            return new ByteArrayInputStream(held.data());
        });
    }

    @Override
    public void delete(Authority authority, ImageId image) {
        gate.pass("image.delete", () -> Optional.ofNullable(images.remove(image)));
    }
}
