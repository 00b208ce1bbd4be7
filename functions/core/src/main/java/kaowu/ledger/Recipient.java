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

    /** Somebody who follows an occupation, by the id that she has there. */
    record Follower(String occupation, String id) implements Recipient {
        private static final String PREFIX = "follower/";

        @Override
        public String text() {
            return PREFIX + id + "/" + occupation;
        }
    }

    /** {@code registration/JY5W-G0RH-J562-8}: as it stands in the ledger. */
    String text();

    static Recipient parse(String text) {
        if (text.startsWith(Registered.PREFIX)) {
            return new Registered(text.substring(Registered.PREFIX.length()));
        }
        if (text.startsWith(Follower.PREFIX)) {
            String[] parts = text.substring(Follower.PREFIX.length()).split("/", 2);
            return new Follower(parts[1], parts[0]);
        }
        throw new IllegalArgumentException("no recipient " + text);
    }
}
