package nova.virt;

import java.io.IOException;
import java.io.InputStream;
import nova.model.image.ImageId;

/** Where a driver gets image bytes. The caller closes the stream; one that is gone is a GuestException IMPOSSIBLE. */
@FunctionalInterface
public interface ImageSource {
    InputStream open(ImageId image) throws IOException;
}
