package nova.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import nova.testkit.man.ManPage;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The page of the manual and the completion say what the program takes. -Dnova.write-man=true writes them anew. */
class ManualTest {
    private static final String HOW = "run the tests of cli/nova-manage with -Dnova.write-man=true";

    @Test
    void thePageShowsEveryActionAndOption() throws IOException {
        ManPage page = new ManPage("nova-manage", 8, "manages an installation of the compute service")
                .section("SYNOPSIS")
                .verbatim("nova-manage [options] CATEGORY ACTION ...")
                .section("DESCRIPTION")
                .paragraph(
                        String.join(" ", tree().getCommandSpec().usageMessage().description()))
                .section("OPTIONS");
        arguments(page, tree().getCommandSpec());
        page.section("COMMANDS");
        for (CommandLine each : tree().getSubcommands().values()) {
            if (each.getSubcommands().isEmpty()) {
                command(page, each);
            } else {
                each.getSubcommands().values().forEach(action -> command(page, action));
            }
        }
        page.section("FILES")
                .term("/etc/nova/nova.conf", "Where the database is.")
                .section("SEE ALSO")
                .paragraph("nova(1), nova-conductor(8)");
        assertEquals(page.toString(), page.kept(Path.of("../../man/nova-manage.8")), HOW);
    }

    @Test
    void theCompletionKnowsEveryActionAndOption() throws IOException {
        String completion = AutoComplete.bash("nova-manage", tree());
        assertEquals(completion, ManPage.kept(Path.of("../../completion/nova-manage.bash"), completion), HOW);
    }

    private static CommandLine tree() {
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        return new NovaManage(nowhere, nowhere).tree();
    }

    private static void command(ManPage page, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        page.subsection(spec.qualifiedName().substring("nova-manage ".length()))
                .paragraph(String.join(" ", spec.usageMessage().description()))
                .verbatim(command.getHelp().synopsis(0).strip());
        arguments(page, spec);
    }

    private static void arguments(ManPage page, CommandSpec spec) {
        spec.positionalParameters().stream()
                .filter(each -> !each.hidden())
                .forEach(each -> page.term(each.paramLabel(), text(each)));
        spec.options().stream()
                .filter(each -> !each.hidden() && !each.inherited())
                .forEach(each -> page.term(String.join(", ", each.names()), text(each)));
    }

    private static String text(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
