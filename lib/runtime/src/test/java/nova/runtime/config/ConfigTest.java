package nova.runtime.config;

import static nova.runtime.config.Option.option;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nova.model.error.NovaException;
import nova.model.host.HostName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    enum Strategy {
        NONE,
        SPACE
    }

    record PlaceConfig(HostName host, String myIp, Path statePath, Path instancesPath) {
        static final PlaceConfig DEFAULTS = new PlaceConfig(
                new HostName("here"), "127.0.0.1", Path.of("/var/lib/nova"), Path.of("/var/lib/nova/instances"));
        static final ConfigGroup<PlaceConfig> GROUP = ConfigGroup.of(
                "DEFAULT",
                DEFAULTS,
                option("host", "Name of this host.").shownDefault("<host name>"),
                option("my_ip", "Address of this host."),
                option("state_path", "Where state lives."),
                option("instances_path", "Where guests live.").defaultText("$state_path/instances"));
    }

    record WideConfig(
            int count,
            long bytes,
            double ratio,
            boolean enabled,
            Duration grace,
            Duration downtime,
            Strategy strategy,
            Optional<URI> url,
            List<String> zones,
            Map<String, String> ratios,
            List<String> alias,
            String password) {
        static final WideConfig DEFAULTS = new WideConfig(
                1,
                2,
                0.5,
                false,
                Duration.ofSeconds(60),
                Duration.ofMillis(500),
                Strategy.NONE,
                Optional.empty(),
                List.of("nova"),
                Map.of(),
                List.of(),
                "");
        static final ConfigGroup<WideConfig> GROUP = ConfigGroup.of(
                "wide",
                DEFAULTS,
                option("count", "How many.").between(0, 10).mutable(),
                option("bytes", "How large."),
                option("ratio", "How much."),
                option("enabled", "Whether."),
                option("grace", "How long.").oldName("DEFAULT", "wide_grace"),
                option("downtime", "How short.").unit(ChronoUnit.MILLIS),
                option("strategy", "Which."),
                option("url", "Where."),
                option("zones", "Where else."),
                option("ratios", "For whom."),
                option("alias", "Under what name.").repeated(),
                option("password", "With what.").secret());
    }

    @TempDir
    Path directory;

    @Test
    void withoutFilesEveryRecordIsItsDefaults() {
        Config config = Config.load(ConfigSources.none(), List.of(PlaceConfig.GROUP, WideConfig.GROUP));
        assertEquals(PlaceConfig.DEFAULTS, config.get(PlaceConfig.GROUP));
        assertEquals(WideConfig.DEFAULTS, config.get(WideConfig.GROUP));
    }

    @Test
    void everyTypeIsReadAsOsloWritesIt() throws IOException {
        WideConfig wide = load("""
                [wide]
                count = 10
                bytes: 12345678901
                ratio = 1.5
                enabled = Yes
                grace = 2.5
                downtime = 250
                strategy = Space
                url = http://127.0.0.1:8774/v2.1?a=b
                zones = a, "b,c" ,
                    d
                ratios = a:1,b:2:3
                alias = {"vendor_id": "8086", "name": "one"}
                alias = two
                password = "p=1 ; # kept"
                """).get(WideConfig.GROUP);
        assertEquals(
                new WideConfig(
                        10,
                        12_345_678_901L,
                        1.5,
                        true,
                        Duration.ofMillis(2500),
                        Duration.ofMillis(250),
                        Strategy.SPACE,
                        Optional.of(URI.create("http://127.0.0.1:8774/v2.1?a=b")),
                        List.of("a", "b,c", "d"),
                        Map.of("a", "1", "b", "2:3"),
                        List.of("{\"vendor_id\": \"8086\", \"name\": \"one\"}", "two"),
                        "p=1 ; # kept"),
                wide);
    }

    @Test
    void oldNameIsReadWithWarningAndNewNameWins() throws IOException {
        Config old = load("[DEFAULT]\nwide_grace = 5\n");
        assertEquals(Duration.ofSeconds(5), old.get(WideConfig.GROUP).grace());
        assertEquals(1, old.warnings().size());
        assertTrue(old.warnings().getFirst().endsWith("nova.conf:2: [DEFAULT] wide_grace is now [wide] grace"));
        Config both = load("[DEFAULT]\nwide_grace = 5\n[wide]\ngrace = 6\n");
        assertEquals(Duration.ofSeconds(6), both.get(WideConfig.GROUP).grace());
    }

    @Test
    void referencesAreReplacedNearestFirstAndUnknownOnesStay() throws IOException {
        Config config = load("""
                [DEFAULT]
                my_ip = 10.0.0.7
                state_path = /srv/nova
                host = node-$my_ip.example
                [wide]
                zones = ${my_ip},$wide.count,$$5,$nothing,$DEFAULT.state_path
                """);
        PlaceConfig place = config.get(PlaceConfig.GROUP);
        assertEquals("node-10.0.0.7.example", place.host().value());
        assertEquals(Path.of("/srv/nova/instances"), place.instancesPath());
        assertEquals(
                List.of("10.0.0.7", "1", "$5", "$nothing", "/srv/nova"),
                config.get(WideConfig.GROUP).zones());
    }

    @Test
    void laterFilesWinAndDirectoriesComeAfterFiles() throws IOException {
        Path first = write("a.conf", "[wide]\ncount = 1\nbytes = 1\nratio = 1\n");
        Path second = write("b.conf", "[wide]\ncount = 2\nbytes = 2\n");
        Path extra = Files.createDirectory(directory.resolve("conf.d"));
        Files.writeString(extra.resolve("20.conf"), "[wide]\ncount = 4\n");
        Files.writeString(extra.resolve("10.conf"), "[wide]\ncount = 3\n");
        Files.writeString(extra.resolve("ignored.txt"), "nonsense");
        ConfigSources sources = new ConfigSources(List.of(first, second), List.of(extra), List.of());
        WideConfig wide = Config.load(sources, List.of(WideConfig.GROUP)).get(WideConfig.GROUP);
        assertEquals(List.of(4, 2L, 1.0), List.of(wide.count(), wide.bytes(), wide.ratio()));
        WideConfig said = Config.load(sources.with("wide", "count", "5"), List.of(WideConfig.GROUP))
                .get(WideConfig.GROUP);
        assertEquals(5, said.count());
    }

    @Test
    void allMistakesAreReportedTogetherWithSuggestions() {
        NovaException wrong = assertThrows(NovaException.class, () -> load("""
                [wide]
                coutn = 3
                count = 11
                bytes = many
                enabled = maybe
                strategy = nothing
                password = x
                [wied]
                a = 1
                [libvirt]
                virt_typ = kvm
                  continuation
                not an assignment
                """));
        String file = directory.resolve("nova.conf").toString();
        assertEquals("""
                the configuration has 8 mistakes:
                  %1$s:13: expected name = value, this is not an assignment
                  %1$s:2: [wide] coutn is not an option; did you mean count?
                  %1$s:9: [wied] is not a section; did you mean wide?
                  %1$s:11: [libvirt] virt_typ is not an option; did you mean virt_type?
                  %1$s:3: [wide] count must be 0 to 10, is '11'
                  %1$s:4: [wide] bytes must be a whole number, is 'many'
                  %1$s:5: [wide] enabled must be true or false, is 'maybe'
                  %1$s:6: [wide] strategy must be one of none, space, is 'nothing'""".formatted(file), wrong.getMessage());
    }

    @Test
    void optionsOfOtherProcessesAndLibrariesAreAcceptedInSilence() throws IOException {
        Config config = load("""
                [DEFAULT]
                transport_url = rabbit://nova:pa$$word@controller
                [keystone_authtoken]
                auth_url = http://controller:5000
                username = nova
                [oslo_messaging_rabbit]
                anything_at_all = 1
                [libvirt]
                virt_type = kvm
                """);
        assertEquals(List.of(), config.warnings());
    }

    @Test
    void optionsThatReferToEachOtherAreMistakes() {
        NovaException wrong =
                assertThrows(NovaException.class, () -> load("[DEFAULT]\nhost = $my_ip\nmy_ip = $host\n"));
        assertTrue(wrong.getMessage().contains("refers to itself"), wrong.getMessage());
    }

    @Test
    void missingFileIsNamed() {
        NovaException wrong = assertThrows(
                NovaException.class,
                () -> Config.load(ConfigSources.ofFiles(Path.of("/nowhere/nova.conf")), List.of(WideConfig.GROUP)));
        assertTrue(wrong.getMessage().contains("/nowhere/nova.conf cannot be read"), wrong.getMessage());
    }

    @Test
    void reloadAppliesMutableOptionsOnlyAndKeepsTheOldOnMistakes() throws IOException {
        Config config = load("[wide]\ncount = 1\nbytes = 1\n");
        List<Integer> told = new ArrayList<>();
        config.onChange(WideConfig.GROUP, wide -> told.add(wide.count()));
        write("nova.conf", "[wide]\ncount = 7\nbytes = 9\n");
        config.reload();
        assertEquals(7, config.get(WideConfig.GROUP).count());
        assertEquals(1, config.get(WideConfig.GROUP).bytes());
        write("nova.conf", "[wide]\ncount = seven\n");
        config.reload();
        assertEquals(7, config.get(WideConfig.GROUP).count());
        assertEquals(List.of(7), told);
    }

    @Test
    void secretsAreNeverShown() throws IOException {
        Config config = load("[wide]\npassword = hunter2\n");
        assertFalse(config.show().contains("hunter2"));
        assertTrue(config.show().contains("password = ****"));
        assertFalse(ConfigSample.of(List.of(WideConfig.GROUP)).contains("hunter2"));
    }

    @Test
    void sampleShowsEveryOptionAtItsDefault() {
        String sample = ConfigSample.of(List.of(WideConfig.GROUP, PlaceConfig.GROUP));
        assertTrue(sample.startsWith("""
                [DEFAULT]

                # Name of this host.
                #host = <host name>
                """), sample);
        assertTrue(sample.contains("#instances_path = $state_path/instances\n"), sample);
        assertTrue(sample.contains("""
                # How long.
                # In seconds.
                # Formerly [DEFAULT] wide_grace.
                #grace = 60
                """), sample);
        assertTrue(sample.contains("# How many.\n# From 0 to 10.\n# HUP applies a change.\n#count = 1\n"), sample);
        assertTrue(sample.contains("# One of none, space.\n#strategy = none\n"), sample);
    }

    @Test
    void groupAndRecordMustFit() {
        assertThrows(
                IllegalArgumentException.class, () -> ConfigGroup.of("x", PlaceConfig.DEFAULTS, option("host", "h")));
    }

    private Config load(String text) throws IOException {
        Path file = write("nova.conf", text);
        return Config.load(ConfigSources.ofFiles(file), List.of(PlaceConfig.GROUP, WideConfig.GROUP));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
