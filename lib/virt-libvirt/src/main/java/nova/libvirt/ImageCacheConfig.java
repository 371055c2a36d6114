package nova.libvirt;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.time.Duration;
import nova.runtime.config.ConfigGroup;

/** {@code [image_cache]}: images kept on the host for the next guest. */
public record ImageCacheConfig(
        String subdirectoryName,
        Duration managerInterval,
        boolean removeUnusedBaseImages,
        Duration removeUnusedOriginalMinimumAgeSeconds) {
    public static final ImageCacheConfig DEFAULTS =
            new ImageCacheConfig("_base", Duration.ofSeconds(2400), true, Duration.ofDays(1));

    public static final ConfigGroup<ImageCacheConfig> GROUP = ConfigGroup.of(
            "image_cache",
            DEFAULTS,
            option("subdirectory_name", "Directory of cached images below instances_path.")
                    .oldName("DEFAULT", "base_dir_name"),
            option("manager_interval", "Pause between two looks for unused images.")
                    .oldName("DEFAULT", "image_cache_manager_interval")
                    .between(1, 604_800),
            option("remove_unused_base_images", "Remove images that no guest's disk is based on.")
                    .oldName("DEFAULT", "remove_unused_base_images"),
            option("remove_unused_original_minimum_age_seconds", "Age at which an unused image is removed.")
                    .oldName("DEFAULT", "remove_unused_original_minimum_age_seconds")
                    .between(0, 315_360_000));

    public ImageCacheConfig {
        requireNonNull(subdirectoryName, "subdirectoryName");
        requireNonNull(managerInterval, "managerInterval");
        requireNonNull(removeUnusedOriginalMinimumAgeSeconds, "removeUnusedOriginalMinimumAgeSeconds");
    }
}
