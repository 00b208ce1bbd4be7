package kaowu.ledger;

/** Whom a notice is for: with the occasion, the key of the notice. */
public sealed interface Recipient {

    /** Somebody who is registered, for what is about her registration. */
    record Registered(String registrationNo) implements Recipient {
        private static final String PREFIX = "registration/";

        @Override
        public String text() {
            return PREFIX + registrationNo;
        }
    }

    /** {@code registration/JY5W-G0RH-J562-8}: as it stands in the ledger. */
    String text();

    static Recipient parse(String text) {
        if (text.startsWith(Registered.PREFIX)) {
            return new Registered(text.substring(Registered.PREFIX.length()));
        }
        throw new IllegalArgumentException("no recipient " + text);
    }
}
