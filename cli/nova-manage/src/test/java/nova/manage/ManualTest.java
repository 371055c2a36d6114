package nova.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import nova.testkit.man.ManPage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The page of the manual and the completion say what the program takes. -Dnova.write-man=true writes them anew. */
class ManualTest {
    private static final String HOW = "run the tests of cli/nova-manage with -Dnova.write-man=true";

    private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

    @TestFactory
    Stream<DynamicTest> pagesShowEveryActionAndOption() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "nova-manage", () -> checkPage("manages an installation of the compute service", manage())),
                DynamicTest.dynamicTest("nova-policy", () -> checkPage("says what the policy allows", policy())));
    }

    @TestFactory
    Stream<DynamicTest> completionsKnowEveryActionAndOption() {
        return Stream.of(
                DynamicTest.dynamicTest("nova-manage", () -> checkCompletion(manage())),
                DynamicTest.dynamicTest("nova-policy", () -> checkCompletion(policy())));
    }

    private static CommandLine manage() {
        return new NovaManage(NOWHERE, NOWHERE).tree();
    }

    private static CommandLine policy() {
        return new NovaPolicy(NOWHERE, NOWHERE, Map.of()).tree();
    }

    private static void checkCompletion(CommandLine tree) throws IOException {
        String name = tree.getCommandName();
        String completion = AutoComplete.bash(name, tree);
        assertEquals(completion, ManPage.kept(Path.of("../../packaging/completion", name + ".bash"), completion), HOW);
    }

    private static void checkPage(String summary, CommandLine tree) throws IOException {
        String name = tree.getCommandName();
        ManPage page = new ManPage(name, 8, summary)
                .section("SYNOPSIS")
                .verbatim(name + " [options] CATEGORY ACTION ...")
                .section("DESCRIPTION")
                .paragraph(String.join(" ", tree.getCommandSpec().usageMessage().description()))
                .section("OPTIONS");
        arguments(page, tree.getCommandSpec());
        page.section("COMMANDS");
        for (CommandLine each : tree.getSubcommands().values()) {
            if (each.getSubcommands().isEmpty()) {
                command(page, each);
            } else {
                each.getSubcommands().values().forEach(action -> command(page, action));
            }
        }
        page.section("FILES")
                .term("/etc/nova/nova.conf", "The configuration of the installation.")
                .section("SEE ALSO")
                .paragraph("nova(1), nova-conductor(8)");
        assertEquals(page.toString(), page.kept(Path.of("../../man", name + ".8")), HOW);
    }

    private static void command(ManPage page, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        page.subsection(spec.qualifiedName().substring(spec.root().name().length() + 1))
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
