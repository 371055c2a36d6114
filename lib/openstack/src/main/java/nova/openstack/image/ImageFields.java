package nova.openstack.image;

import java.util.Set;

/** The fields every image has; everything else in its document is a property. */
public final class ImageFields {
    public static final Set<String> NAMES = Set.of(
            "id",
            "name",
            "status",
            "visibility",
            "owner",
            "disk_format",
            "container_format",
            "min_disk",
            "min_ram",
            "size",
            "virtual_size",
            "checksum",
            "os_hash_algo",
            "os_hash_value",
            "os_hidden",
            "protected",
            "tags",
            "created_at",
            "updated_at",
            "self",
            "file",
            "schema",
            "locations",
            "direct_url",
            "stores");

    private ImageFields() {}
}
