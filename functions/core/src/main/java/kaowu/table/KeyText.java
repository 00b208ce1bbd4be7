package kaowu.table;

import java.nio.charset.StandardCharsets;

/** What can be a part of a key. */
public final class KeyText {

    /** Of the two parts of a key the second may have so many; nothing of ours is nearly as long. */
    private static final int MOST_BYTES = 1_024;

    private KeyText() {}

    /**
     * Whether something can be stored under a text. DynamoDB does not say that there is nothing under an empty or a huge one, it
     * fails; so what callers make up is looked at here before it is looked up there.
     */
    public static boolean possible(String text) {
        return !text.isEmpty() && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
