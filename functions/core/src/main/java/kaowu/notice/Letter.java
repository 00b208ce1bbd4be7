package kaowu.notice;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kaowu.candidate.Contact;
import kaowu.door.Words;
import kaowu.ledger.Notice;
import kaowu.ledger.Told;

/**
 * A notice that still holds, as it would go out now.
 *
 * @param contact how its recipient is reached
 * @param lang language in which she is told things
 * @param sentence name of its sentence; that of its subject ends in {@code _SUBJECT}
 * @param facts what the sentences name
 * @param told what it says of the recipient's exam; empty if it says nothing of it
 */
record Letter(Contact contact, String lang, String sentence, List<Object> facts, Optional<Told> told) {

    Message message(Notice notice, String address) {
        Words words = Words.in(lang);
        return new Message(
                UUID.nameUUIDFromBytes(
                                (notice.recipient().text() + " " + notice.key()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                address,
                words.sentence(sentence + "_SUBJECT", facts),
                words.sentence(sentence, facts).strip());
    }

    /** Without address and facts: it may end up in a log. */
    @Override
    public String toString() {
        return "Letter[" + sentence + "]";
    }
}
