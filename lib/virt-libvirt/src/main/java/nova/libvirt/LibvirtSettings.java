package nova.libvirt;

import static java.util.Objects.requireNonNull;

import java.util.List;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;

/** Everything the driver reads from nova.conf. */
public record LibvirtSettings(
        LibvirtConfig libvirt,
        LibvirtCallsConfig calls,
        GuestFilesConfig files,
        ImageCacheConfig imageCache,
        VncConfig vnc,
        String myIp) {
    /** The groups a process must load to use {@link #of}. */
    public static final List<ConfigGroup<?>> GROUPS = List.of(
            LibvirtConfig.GROUP,
            LibvirtCallsConfig.GROUP,
            GuestFilesConfig.GROUP,
            ImageCacheConfig.GROUP,
            VncConfig.GROUP);

    public LibvirtSettings {
        requireNonNull(libvirt, "libvirt");
        requireNonNull(calls, "calls");
        requireNonNull(files, "files");
        requireNonNull(imageCache, "imageCache");
        requireNonNull(vnc, "vnc");
        requireNonNull(myIp, "myIp");
    }

    public static LibvirtSettings of(Config config, String myIp) {
        return new LibvirtSettings(
                config.get(LibvirtConfig.GROUP),
                config.get(LibvirtCallsConfig.GROUP),
                config.get(GuestFilesConfig.GROUP),
                config.get(ImageCacheConfig.GROUP),
                config.get(VncConfig.GROUP),
                myIp);
    }
}
