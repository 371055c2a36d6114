package nova.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Text folded at a width the way Python's textwrap does it: at white space and after hyphens, long words broken. */
final class FoldedText {
    private FoldedText() {}

    static String fold(String text, int width) {
        List<String> chunks = chunks(text);
        StringBuilder out = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < chunks.size(); ) {
            String chunk = chunks.get(i);
            if (line.isEmpty() && !out.isEmpty() && chunk.isBlank()) {
                i++;
            } else if (line.length() + chunk.length() <= width) {
                line.append(chunk);
                i++;
            } else if (chunk.length() > width) {
                int room = room(chunk, width - line.length());
                line.append(chunk, 0, room);
                chunks.set(i, chunk.substring(room));
                end(out, line);
            } else {
                end(out, line);
            }
        }
        end(out, line);
        return out.toString();
    }

    /** How much of a long word goes on this line: up to its last hyphen that fits, else all that fits. */
    private static int room(String chunk, int left) {
        int hyphen = chunk.lastIndexOf('-', left - 1);
        boolean more =
                hyphen > 0 && !chunk.substring(0, hyphen).replace("-", "").isEmpty();
        return more ? hyphen + 1 : left;
    }

    private static void end(StringBuilder out, StringBuilder line) {
        String text = line.toString().stripTrailing();
        if (!text.isEmpty()) {
            out.append(out.isEmpty() ? "" : "\n").append(text);
        }
        line.setLength(0);
    }

    /** Words and the spaces between them; tabs and line ends count as spaces; a word may be cut after a hyphen. */
    private static List<String> chunks(String text) {
        List<String> chunks = new ArrayList<>();
        StringBuilder chunk = new StringBuilder();
        boolean space = false;
        String plain = text.replace("\t", "        ");
        for (int i = 0; i < plain.length(); i++) {
            char each = Character.isWhitespace(plain.charAt(i)) ? ' ' : plain.charAt(i);
            if (!chunk.isEmpty() && (each == ' ') != space) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
            space = each == ' ';
            chunk.append(each);
            if (each == '-' && breaksAfterHyphen(plain, i)) {
                chunks.add(chunk.toString());
                chunk.setLength(0);
            }
        }
        if (!chunk.isEmpty()) {
            chunks.add(chunk.toString());
        }
        return chunks;
    }

    /** Two letters before, or a letter, a hyphen and one more character; two letters after, a hyphen between or not. */
    private static boolean breaksAfterHyphen(String text, int hyphen) {
        boolean before = isLetter(text, hyphen - 1) && isLetter(text, hyphen - 2)
                || isWordOrPoint(text, hyphen - 1) && isHyphen(text, hyphen - 2) && isLetter(text, hyphen - 3);
        int second = isHyphen(text, hyphen + 2) ? hyphen + 3 : hyphen + 2;
        return before && isLetter(text, hyphen + 1) && isLetter(text, second);
    }

    private static boolean isHyphen(String text, int index) {
        return index >= 0 && index < text.length() && text.charAt(index) == '-';
    }

    private static boolean isLetter(String text, int index) {
        return index >= 0
                && index < text.length()
                && (Character.isLetter(text.charAt(index)) || text.charAt(index) == '_');
    }

    private static boolean isWordOrPoint(String text, int index) {
        return index >= 0
                && (isLetter(text, index)
                        || Character.isDigit(text.charAt(index))
                        || "!\"'&.,?".indexOf(text.charAt(index)) >= 0);
    }
}
