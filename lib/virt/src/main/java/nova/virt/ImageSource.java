package nova.virt;

import java.io.IOException;
import java.io.InputStream;
import nova.model.image.ImageId;

/** Where a driver gets image bytes. The caller closes the stream; a missing image is a GuestException REFUSED. */
@FunctionalInterface
public interface ImageSource {
    InputStream open(ImageId image) throws IOException;
}
