package kaowu.registration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may open a registration: whoever has one of its newest access codes, unless it is locked because somebody has been guessing.
 *
 * @param codes hashes of the codes, the newest first
 * @param lockedUntil first instant at which a code opens it again; empty if it never was locked, or was unlocked
 */
public record Access(List<String> codes, Optional<Instant> lockedUntil) {

    /** On how many devices somebody can be signed in. */
    private static final int MOST_CODES = 3;

    /** No code has this hash. */
    private static final String NO_CODE = "0".repeat(64);

    /** What stands for the access to a registration that does not exist. */
    static final Access NONE = new Access(List.of(), Optional.empty());

    public Access {
        codes = List.copyOf(codes);
    }

    static Access by(String code) {
        return NONE.and(code);
    }

    /** With one more code, unlocked; the oldest gives way. */
    Access and(String code) {
        List<String> all = new ArrayList<>(List.of(AccessCode.hash(code)));
        all.addAll(codes);
        return new Access(all.subList(0, Math.min(all.size(), MOST_CODES)), Optional.empty());
    }

    /** Compares as often whatever is there, so that the answer's delay tells nothing. */
    boolean opensTo(String code) {
        boolean opens = false;
        for (int i = 0; i < MOST_CODES; i++) {
            opens |= AccessCode.opens(code, i < codes.size() ? codes.get(i) : NO_CODE);
        }
        return opens;
    }

    Optional<Instant> lockedAt(Instant now) {
        return lockedUntil.filter(now::isBefore);
    }
}
