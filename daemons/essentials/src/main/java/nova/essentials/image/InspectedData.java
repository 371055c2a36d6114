package nova.essentials.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.virt.image.ImageFacts;
import nova.virt.image.ImageInspector;

/** Checks uploads with the same inspector the hosts use, so that nothing is stored that they would refuse. */
public final class InspectedData implements DataCheck {
    @Override
    public Optional<Long> check(Path file, String diskFormat) {
        ImageFacts facts;
        try {
            facts = ImageInspector.inspect(file);
        } catch (IOException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot read an upload back", cause);
        }
        facts.objection(diskFormat).ifPresent(objection -> {
            throw new NovaException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The image is refused: %s.".formatted(objection));
        });
        return facts.virtualSizeBytes() > 0 ? Optional.of(facts.virtualSizeBytes()) : Optional.empty();
    }
}
