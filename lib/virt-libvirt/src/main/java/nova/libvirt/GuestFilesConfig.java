package nova.libvirt;

import static java.util.Objects.requireNonNull;
import static nova.runtime.config.Option.option;

import java.nio.file.Path;
import nova.runtime.config.ConfigGroup;

/** {@code [DEFAULT]}: where the files of guests are and how they are made. */
public record GuestFilesConfig(Path instancesPath, boolean useCowImages, boolean forceRawImages, String mkisofsCmd) {
    public static final GuestFilesConfig DEFAULTS =
            new GuestFilesConfig(Path.of("/var/lib/nova/instances"), true, true, "genisoimage");

    public static final ConfigGroup<GuestFilesConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option("instances_path", "Directory with one folder per guest.").defaultText("$state_path/instances"),
            option("use_cow_images", "Disks as overlays on the cached image when images_type is default."),
            option("force_raw_images", "Convert cached images to raw."),
            option("mkisofs_cmd", "Program that writes config drives: genisoimage, mkisofs or xorrisofs."));

    public GuestFilesConfig {
        requireNonNull(instancesPath, "instancesPath");
        requireNonNull(mkisofsCmd, "mkisofsCmd");
    }
}
