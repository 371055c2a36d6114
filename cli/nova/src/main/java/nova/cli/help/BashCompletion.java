package nova.cli.help;

import java.util.ArrayList;
import java.util.List;
import nova.cli.CommandIndex;
import nova.cli.GlobalOptions;
import nova.cli.cloud.ApiVersion;
import nova.cli.command.Shape;

/** The file that teaches bash the commands and options of {@code nova}; made from them, so that it knows all. */
public final class BashCompletion {
    private static final String FRAME = """
            # bash completion for nova. Generated from the program's own command line; do not edit.
            _nova() {
                local current=${COMP_WORDS[COMP_CWORD]} command= word index
                for ((index = 1; index < COMP_CWORD; index++)); do
                    word=${COMP_WORDS[index]}
                    case $word in
                        -*=* | @FLAGS@) ;;
                        -*) index=$((index + 1)) ;;
                        *)
                            command=$word
                            break
                            ;;
                    esac
                done
                local words
                case $command in
                    '') words='@GLOBAL@
                        @COMMANDS@' ;;
            @CASES@        *) words= ;;
                esac
                if [ "$command" = help ]; then
                    words='@COMMANDS@'
                elif [ -n "$command" ] && [[ $current != -* ]]; then
                    # what is not an option is a name, asked for only where somebody wants it
                    words=
                    [ -z "${NOVA_COMPLETE_NAMES:-}" ] || words=$(nova list --minimal -f value 2>/dev/null | cut -d' ' -f2-)
                fi
                local IFS=$' \\t\\n'
                COMPREPLY=($(compgen -W "$words" -- "$current"))
            }
            complete -o default -F _nova nova
            """;

    private BashCompletion() {}

    public static String file() {
        StringBuilder cases = new StringBuilder();
        List<String> commands = new ArrayList<>(Summaries.all().keySet());
        for (String name : commands) {
            CommandIndex.find(name).ifPresent(command -> {
                Shape shape = new Shape(name, "", ApiVersion.LATEST);
                command.shape(shape);
                cases.append("        ").append(name).append(") words='");
                cases.append(String.join(" ", shape.optionNames())).append(" --help' ;;\n");
            });
        }
        return FRAME.replace("@FLAGS@", String.join(" | ", GlobalOptions.flagNames()))
                .replace("@GLOBAL@", String.join(" ", HelpText.globalOptions()))
                .replace("@COMMANDS@", String.join(" ", commands))
                .replace("@CASES@", cases);
    }
}
