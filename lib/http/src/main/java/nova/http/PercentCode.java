package nova.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as Python reads it: a percent sign that starts no code stands for itself. */
final class PercentCode {
    private static final int CODE_LENGTH = 3;

    private PercentCode() {}

    /** Fails when the bytes are no UTF-8. */
    static String decode(String text) throws CharacterCodingException {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            int code = code(text, at);
            if (code >= 0) {
                bytes.write(code);
                at += CODE_LENGTH;
            } else {
                int point = text.codePointAt(at);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(point);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int code(String text, int at) {
        if (text.charAt(at) != '%' || at + CODE_LENGTH > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
