package kaowu.follower;

import java.time.Instant;
import java.util.Optional;
import kaowu.candidate.Sealed;

/**
 * Somebody who waits to be told of an occupation's dates.
 *
 * @param id which only our key can derive from occupation and contact
 * @param contact phone or e-mail address, encrypted for this id
 * @param byPhone whether it is a phone
 * @param lang language in which she is told things
 * @param told key of the notice by which she is being told; empty while she waits
 */
public record Follower(
        String occupation,
        String id,
        Sealed contact,
        boolean byPhone,
        String lang,
        Instant since,
        Optional<String> told) {}
