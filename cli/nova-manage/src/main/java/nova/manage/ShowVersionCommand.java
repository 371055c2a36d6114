package nova.manage;

import picocli.CommandLine.Command;

@Command(name = "version", description = "Print the version of Nova.")
final class ShowVersionCommand implements Runnable {
    private final Session session;
    private final String version;

    ShowVersionCommand(Session session, String version) {
        this.session = session;
        this.version = version;
    }

    @Override
    public void run() {
        session.out().println(version);
    }
}
