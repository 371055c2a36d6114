package nova.api.server.create;

import nova.http.policy.Policy;
import nova.http.policy.Target;
import nova.model.context.RequestContext;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;
import nova.model.flavor.Flavor;
import nova.model.image.ImageRecord;

/** Whether a server of this flavor can be made from this image at all. */
record CheckImage(Policy policy) {
    private static final long GIB = 1L << 30;

    void check(ImageRecord image, Flavor flavor) {
        if (!image.status().equals("active")) {
            throw bad("Image " + image.id() + " is not active.");
        }
        if (image.properties().containsKey("cinder_encryption_key_id")) {
            throw bad("Image " + image.id() + " is unacceptable: Direct booting of an image uploaded from an "
                    + "encrypted volume is unsupported.");
        }
        String drive = image.properties().getOrDefault("img_config_drive", "optional");
        if (!drive.equals("optional") && !drive.equals("mandatory")) {
            throw bad("Image's config drive option '" + drive + "' is invalid.");
        }
        if (flavor.size().ramMib() < image.minRamMib()) {
            throw bad("Flavor's memory is too small for requested image.");
        }
        checkDisk(image, flavor);
    }

    private void checkDisk(ImageRecord image, Flavor flavor) {
        long disk = flavor.size().rootGib() * GIB;
        if (disk == 0) {
            Target own = Target.own(RequestContext.CURRENT.get());
            if (!policy.allows("os_compute_api:servers:create:zero_disk_flavor", own)) {
                throw new NovaException(
                        ErrorCode.FORBIDDEN, "Only volume-backed servers are allowed for flavors with zero disk.");
            }
            return;
        }
        long size = image.sizeBytes().orElse(0);
        if (size > disk) {
            throw bad("Flavor's disk is too small for requested image. Flavor disk is " + disk + " bytes, image is "
                    + size + " bytes.");
        }
        long least = image.minDiskGib() * GIB;
        if (least > disk) {
            throw bad("Flavor's disk is smaller than the minimum size specified in image metadata. Flavor disk is "
                    + disk + " bytes, minimum size is " + least + " bytes.");
        }
    }

    private static NovaException bad(String message) {
        return new NovaException(ErrorCode.BAD_REQUEST, message);
    }
}
