package nova.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nova.model.error.NovaException;
import nova.runtime.config.Config;
import nova.runtime.config.ConfigGroup;
import nova.runtime.config.ConfigSample;
import nova.runtime.config.ConfigSources;
import nova.runtime.daemon.ServiceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibvirtSettingsTest {
    @TempDir
    Path folder;

    @Test
    void emptyFileGivesTheDefaultsBelowStatePath() throws IOException {
        LibvirtSettings settings = read("");
        assertEquals(LibvirtConfig.DEFAULTS, settings.libvirt());
        assertEquals(LibvirtCallsConfig.DEFAULTS, settings.calls());
        assertEquals(GuestFilesConfig.DEFAULTS, settings.files());
        assertEquals(ImageCacheConfig.DEFAULTS, settings.imageCache());
        assertEquals(VncConfig.DEFAULTS, settings.vnc());
        assertEquals("qemu:///system", settings.libvirt().uri());
        assertEquals(
                Path.of("/srv/nova/instances"),
                read("[DEFAULT]\nstate_path = /srv/nova").files().instancesPath());
    }

    @Test
    void everyOptionIsRead() throws IOException {
        LibvirtSettings settings = read("""
                [DEFAULT]
                instances_path = /guests
                use_cow_images = false
                force_raw_images = false
                mkisofs_cmd = xorrisofs
                [libvirt]
                virt_type = qemu
                connection_uri = qemu:///session
                images_type = flat
                cpu_mode = custom
                cpu_models = Nehalem,IvyBridge
                cpu_model_extra_flags = +pcid,-ssbd
                hw_machine_type = aarch64=virt,x86_64=q35
                disk_cachemodes = file=none
                rng_dev_path = /dev/hwrng
                sysinfo_serial = none
                mem_stats_period_seconds = 0
                max_concurrent_calls = 3
                max_long_calls = 2
                call_timeout = 30
                long_call_timeout = 600
                keepalive_interval = 7
                keepalive_count = 4
                [image_cache]
                subdirectory_name = _cache
                manager_interval = 60
                remove_unused_base_images = false
                remove_unused_original_minimum_age_seconds = 3600
                [vnc]
                enabled = false
                server_listen = 0.0.0.0
                """);
        assertEquals(new GuestFilesConfig(Path.of("/guests"), false, false, "xorrisofs"), settings.files());
        assertEquals(
                new LibvirtConfig(
                        "qemu",
                        "qemu:///session",
                        "flat",
                        Optional.of("custom"),
                        List.of("Nehalem", "IvyBridge"),
                        List.of("+pcid", "-ssbd"),
                        List.of("aarch64=virt", "x86_64=q35"),
                        List.of("file=none"),
                        "/dev/hwrng",
                        "none",
                        Duration.ZERO),
                settings.libvirt());
        assertEquals(
                new LibvirtCallsConfig(3, 2, Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(7), 4),
                settings.calls());
        assertEquals(
                new ImageCacheConfig("_cache", Duration.ofMinutes(1), false, Duration.ofHours(1)),
                settings.imageCache());
        assertEquals(new VncConfig(false, "0.0.0.0", "127.0.0.1"), settings.vnc());
        assertEquals(Optional.of("q35"), settings.libvirt().defaultMachineType());
    }

    @Test
    void oldNamesAreStillRead() throws IOException {
        LibvirtSettings settings = read("""
                [DEFAULT]
                libvirt_type = qemu
                libvirt_uri = qemu:///session
                libvirt_images_type = raw
                libvirt_cpu_mode = none
                vnc_enabled = false
                vncserver_listen = 0.0.0.0
                base_dir_name = _old
                image_cache_manager_interval = 120
                [libvirt]
                cpu_model = Nehalem
                """);
        assertEquals("qemu", settings.libvirt().virtType());
        assertEquals("qemu:///session", settings.libvirt().uri());
        assertEquals("raw", settings.libvirt().imagesType());
        assertEquals(Optional.of("none"), settings.libvirt().cpuMode());
        assertEquals(List.of("Nehalem"), settings.libvirt().cpuModels());
        assertEquals(new VncConfig(false, "0.0.0.0", "127.0.0.1"), settings.vnc());
        assertEquals("_old", settings.imageCache().subdirectoryName());
        assertEquals(Duration.ofMinutes(2), settings.imageCache().managerInterval());
    }

    @Test
    void kindOfGuestNobodyKnowsIsAMistake() {
        NovaException wrong = assertThrows(NovaException.class, () -> read("[libvirt]\nvirt_type = kwm\n"));
        assertTrue(wrong.getMessage().contains("virt_type"), wrong.getMessage());
    }

    @Test
    void otherProcessesKnowOurOptions() {
        assertEquals(List.of(), ConfigSample.missingFromKnown(LibvirtSettings.GROUPS));
    }

    private LibvirtSettings read(String text) throws IOException {
        Path file = folder.resolve("nova.conf");
        Files.writeString(file, text);
        List<ConfigGroup<?>> groups = new ArrayList<>(LibvirtSettings.GROUPS);
        groups.add(ServiceConfig.GROUP);
        Config config = Config.load(ConfigSources.ofFiles(file), groups);
        return LibvirtSettings.of(config, config.get(ServiceConfig.GROUP).myIp());
    }
}
