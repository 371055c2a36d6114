package nova.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import nova.cli.cloud.ApiVersion;
import nova.cli.cloud.Setting;
import nova.cli.command.Shape;
import nova.cli.command.Usage;
import nova.cli.help.BashCompletion;
import nova.cli.help.RetiredCommands;
import nova.cli.help.Summaries;
import nova.testkit.man.ManPage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the manual and the completion say what the program takes. -Dnova.write-man=true writes them anew. */
class ManualTest {
    private static final Path PAGE = Path.of("../../man/nova.1");
    private static final Path COMPLETION = Path.of("../../packaging/completion/nova.bash");
    private static final String HOW = "run the tests of cli/nova with -Dnova.write-man=true";

    @Test
    void thePageShowsEveryCommandAndOption() throws IOException {
        ManPage page = page();
        assertEquals(page.toString(), page.kept(PAGE), HOW);
    }

    @Test
    void theCompletionKnowsEveryCommandAndOption() throws IOException {
        String completion = BashCompletion.file();
        assertEquals(completion, ManPage.kept(COMPLETION, completion), HOW);
    }

    @Test
    void retiredCommandsAreNoCommandsAndNameOnlyCommandsThatAre() {
        RetiredCommands.byName().forEach((name, today) -> {
            assertTrue(CommandIndex.find(name).isEmpty(), name);
            if (today.startsWith("nova ")) {
                assertTrue(CommandIndex.find(today.split(" ")[1]).isPresent(), today);
            }
        });
    }

    private static ManPage page() {
        ManPage page = new ManPage("nova", 1, "command line of the OpenStack compute service")
                .section("SYNOPSIS")
                .verbatim("nova [options] <subcommand> ...\nnova shell\nnova help <subcommand>")
                .section("DESCRIPTION")
                .paragraph(
                        "Asks the compute service of an OpenStack cloud to do things, and shows what there is. Without"
                                + " arguments on a terminal it reads commands line after line, with history and completion.")
                .section("OPTIONS")
                .term("-h, --help", "Show the help.")
                .term("--version", "Say the version.")
                .term("-f, --format FORMAT", "table, json, yaml, csv or value; also after the subcommand.")
                .term("--debug", "Show requests and answers, secrets left out.")
                .term("--timings", "Show how long each request took.")
                .term("--insecure", "Believe any TLS certificate.");
        for (Setting each : Setting.values()) {
            page.term(each.option() + " VALUE", each.help());
        }
        page.section("COMMANDS");
        Summaries.all()
                .forEach((name, summary) -> CommandIndex.find(name).ifPresent(command -> {
                    Shape shape = new Shape("nova " + name, "", ApiVersion.LATEST);
                    command.shape(shape);
                    page.subsection(name)
                            .paragraph(summary)
                            .verbatim(Usage.of(shape).substring("usage: ".length()));
                    shape.spec().positionalParameters().forEach(each -> page.term(each.paramLabel(), text(each)));
                    for (OptionSpec option : shape.spec().options()) {
                        if (!option.shortestName().equals("-f") && !option.hidden()) {
                            page.term(String.join(", ", option.names()), text(option));
                        }
                    }
                }));
        page.section("ENVIRONMENT");
        for (Setting each : Setting.values()) {
            if (!each.variables().isEmpty()) {
                page.term(String.join(", ", each.variables()), "As " + each.option() + ".");
            }
        }
        page.term("ALL_TENANTS", "As list --all-tenants.")
                .term("NOVACLIENT_INSECURE", "As --insecure.")
                .term("NOVACLIENT_DEFAULT_KEY_NAME", "As boot --key-name.")
                .term("OS_TRUSTED_IMAGE_CERTIFICATE_IDS", "As boot --trusted-image-certificate-id, commas between.")
                .term("NOVA_COMPLETE_NAMES", "1 lets the completion of bash ask the cloud for names of servers.");
        return ends(page);
    }

    private static String text(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private static ManPage ends(ManPage page) {
        page.section("FILES")
                .term("clouds.yaml", "Clouds by name, in this folder, ~/.config/openstack or /etc/openstack.")
                .section("EXIT STATUS");
        for (List<String> each : List.of(
                List.of("0", "It was done, or accepted."),
                List.of("1", "It was refused or failed; standard error says why."),
                List.of("2", "The command line is wrong."),
                List.of("130", "It was interrupted."))) {
            page.term(each.getFirst(), each.getLast());
        }
        return page.section("SEE ALSO").paragraph("nova-manage(8), nova-api(8), openstack(1)");
    }
}
