package kaowu.candidate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kaowu.door.Refusal;
import kaowu.door.Result;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is reached. It is personal, as is all of {@link Candidate}.
 *
 * @param phone E.164, empty where none was left
 * @param email empty where none was left
 */
public record Contact(Optional<String> phone, Optional<String> email) {

    /** Checks what somebody typed who leaves either a mobile phone or an e-mail address, and not both. */
    public static Result<Contact> check(@Nullable String phone, @Nullable String email) {
        if ((phone == null) == (email == null)) {
            return Result.refused("CONTACT_REQUIRED", "");
        } else if (phone != null) {
            return Candidate.mobile(phone)
                    .map(mobile -> Result.done(new Contact(Optional.of(mobile), Optional.empty())))
                    .orElseGet(() -> Result.refused(List.of(Refusal.of("PHONE_INVALID", "phone"))));
        }
        String mail = email == null ? "" : email.strip();
        return Candidate.isAddress(mail)
                ? Result.done(new Contact(Optional.empty(), Optional.of(mail)))
                : Result.refused("EMAIL_INVALID", "email");
    }

    /** The same text however somebody writes the same address; a phone if there is one. */
    public String canonical() {
        return phone.orElseGet(() -> email.orElseThrow().toLowerCase(Locale.ROOT));
    }

    /** Such that she recognises it and nobody else learns it; a phone if there is one. */
    public String masked() {
        return phone.map(Candidate::maskedPhone).orElseGet(() -> Candidate.maskedEmail(email.orElseThrow()));
    }

    @Override
    public String toString() {
        return "Contact";
    }
}
