package nova.all.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nova.all.TestCloud;

/** A cloud that novaclient and our {@code nova} are both asked about. */
final class ComparedCloud implements AutoCloseable {
    private static final Path REPORTS = Path.of("target");

    private final TestCloud cloud;
    private final Novaclient theirs;

    private ComparedCloud(TestCloud cloud, Novaclient theirs) {
        this.cloud = cloud;
        this.theirs = theirs;
    }

    static ComparedCloud start(Path folder) throws Exception {
        Clients.need(Novaclient.isInstalled(), "/usr/bin/nova (package python3-novaclient)");
        TestCloud cloud = TestCloud.start(folder.resolve("home"));
        cloud.uploadImage("tiny");
        return new ComparedCloud(cloud, new Novaclient(folder));
    }

    TestCloud cloud() {
        return cloud;
    }

    Novaclient theirs() {
        return theirs;
    }

    /** Each line to which the two say different things and no accepted one gives a reason; and what is accepted in vain. */
    List<String> differences(String acceptedOnes, List<String> scripts) throws Exception {
        Accepted accepted = Accepted.read(acceptedOnes);
        Comparison comparison = new Comparison(theirs, new OurNova(), accepted, users());
        try {
            for (String script : scripts) {
                comparison.run(Script.read(script));
            }
        } finally {
            Files.writeString(REPORTS.resolve("novaclient-" + scripts.getLast()), comparison.report());
        }
        System.out.println(comparison.summary());
        List<String> differences = new ArrayList<>(comparison.failures());
        accepted.unused().forEach(unused -> differences.add("accepted, but not there any more: " + unused));
        return differences;
    }

    private Map<String, Map<String, String>> users() throws Exception {
        return Map.of(
                "password", cloud.administrator(),
                "admin", cloud.withToken(cloud.administrator()),
                "demo", cloud.withToken(cloud.demo()));
    }

    @Override
    public void close() throws IOException {
        theirs.close();
        cloud.close();
    }
}
