package nova.api.server.create;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import nova.model.flavor.Flavor;
import nova.model.image.ImageRecord;
import nova.model.keypair.Keypair;
import nova.model.quota.QuotaBounds;

/** What the names in a create request stand for. */
record Found(
        Flavor flavor,
        ImageRecord image,
        Optional<Keypair> keypair,
        Optional<String> group,
        Optional<String> zone,
        QuotaBounds bounds) {
    Found {
        requireNonNull(flavor, "flavor");
        requireNonNull(image, "image");
        requireNonNull(keypair, "keypair");
        requireNonNull(group, "group");
        requireNonNull(zone, "zone");
        requireNonNull(bounds, "bounds");
    }
}
