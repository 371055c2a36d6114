package nova.cli.resource;

/** Whether a text looks like a uuid, with dashes or without. */
final class Uuid {
    private static final int DIGITS = 32;

    private Uuid() {}

    static boolean looksLike(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (Character.digit(each, 16) >= 0) {
                digits++;
            } else if (each != '-') {
                return false;
            }
        }
        return digits == DIGITS;
    }
}
