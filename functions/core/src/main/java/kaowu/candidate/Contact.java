package kaowu.candidate;

import java.util.Optional;

/**
 * How somebody is reached. It is personal, as is all of {@link Candidate}.
 *
 * @param phone E.164, empty where none was left
 * @param email empty where none was left
 */
public record Contact(Optional<String> phone, Optional<String> email) {

    /** Without a field: it may end up in a log. */
    @Override
    public String toString() {
        return "Contact";
    }
}
