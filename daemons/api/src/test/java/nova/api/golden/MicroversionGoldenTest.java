package nova.api.golden;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nova.api.fixture.TestApi;
import nova.api.fixture.TestApi.Answer;
import nova.db.fixture.TestDatabases;
import nova.db.migrate.Migrations;
import nova.http.json.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every microversion at its border: a request is played in the version before and in the version that changed it. What
 * changes is declared by the cases, from Nova's version history; the whole answers are files below {@code golden}. When
 * an answer is meant to change, write the files anew with {@code -Dgolden.write=true} and read the difference.
 */
class MicroversionGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final int NEWEST_MINOR = 104;

    private static List<VersionCase> cases() {
        return Stream.of(
                        ServerVersions.shown(),
                        ServerVersions.listed(),
                        ServerVersions.edited(),
                        ServerVersions.parts(),
                        ActionVersions.all(),
                        CreateVersions.all(),
                        CatalogueVersions.flavors(),
                        CatalogueVersions.keypairs(),
                        CatalogueVersions.groups(),
                        OperatorVersions.services(),
                        OperatorVersions.hypervisors(),
                        OperatorVersions.aggregates(),
                        OperatorVersions.quotas(),
                        RecordVersions.records(),
                        RecordVersions.events(),
                        RecordVersions.ofOthers())
                .flatMap(List::stream)
                .toList();
    }

    private record Played(Answer answer, JsonNode normal) {}

    @TestFactory
    Stream<DynamicTest> versionsChangeWhatNovasHistorySays() {
        return cases().stream().map(each -> DynamicTest.dynamicTest(each.file(), () -> check(each)));
    }

    private static void check(VersionCase each) throws IOException {
        VersionCase.Change change = each.change();
        String body = each.request().body();
        Played before = play(each, each.before(), body);
        Played since = play(each, each.since(), change.otherBody().orElse(body));
        Set<String> was = Keys.of(before.answer().body());
        Set<String> is = Keys.of(since.answer().body());
        boolean comparable = before.answer().status() < 300 && since.answer().status() < 300;
        assertAll(
                () -> assertEquals(change.before(), before.answer().status(), "" + before.normal()),
                () -> assertEquals(change.since(), since.answer().status(), "" + since.normal()),
                () -> assertEquals(change.added(), comparable ? Keys.onlyIn(is, was) : Set.of(), "keys that came"),
                () -> assertEquals(change.dropped(), comparable ? Keys.onlyIn(was, is) : Set.of(), "keys that went"));
        compare(each, before, since);
    }

    private static Played play(VersionCase each, String version, String body) {
        VersionWorld world = new VersionWorld(TestDatabases.H2.with(Migrations.NOVA));
        Answer answer = world.play(each.request(), version, body);
        return new Played(answer, new Normal(world.names()).of(answer.body()));
    }

    private static void compare(VersionCase each, Played before, Played since) throws IOException {
        ObjectNode golden = Json.object().put("request", each.request().line());
        if (!each.request().body().isEmpty()) {
            golden.set("body", TestApi.json(each.request().body()));
        }
        golden.set(each.before(), document(before));
        golden.set(each.since(), document(since));
        Path file = FOLDER.resolve(each.file());
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, golden.toPrettyString() + "\n");
        } else {
            assertTrue(Files.exists(file), "no golden file " + file + "; write it with -Dgolden.write=true");
            assertEquals(Json.read(Files.readAllBytes(file)).toPrettyString(), golden.toPrettyString());
        }
    }

    private static ObjectNode document(Played played) {
        ObjectNode document = Json.object().put("status", played.answer().status());
        if (!played.normal().isMissingNode()) {
            document.set("body", played.normal());
        }
        return document;
    }

    @Test
    void everyFileBelongsToACase() throws IOException {
        Set<String> wanted = new TreeSet<>();
        cases().forEach(each -> assertTrue(wanted.add(each.file()), "two cases are called " + each.file()));
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    wanted,
                    new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    @Test
    void everyVersionHasACaseOrAReasonForNone() {
        List<Integer> open = new ArrayList<>();
        for (int minor = 2; minor <= NEWEST_MINOR; minor++) {
            int wanted = minor;
            boolean played = cases().stream().anyMatch(each -> each.minor() == wanted);
            if (played == WithoutCase.REASONS.containsKey(minor)) {
                open.add(minor);
            }
        }
        assertEquals(List.of(), open, "versions with neither, or both");
    }
}
