package kaowu.registration;

import java.time.Instant;
import java.util.UUID;
import kaowu.candidate.Sealed;

/**
 * A paper of a registration, announced or received.
 *
 * @param key where it lies in the bucket
 * @param contentType as announced
 * @param size in bytes, as announced
 * @param fileName as the candidate calls it, sealed, since people put their names into file names
 * @param at when it was announced or received
 */
public record Material(String key, String contentType, long size, Sealed fileName, Instant at) {

    static final String INCOMING = "incoming/";
    static final String KEPT = "materials/";

    /** Where the copies of this upload stay; each attempt to take it over makes one of its own, and at most one comes to count. */
    String copies() {
        String upload = key.startsWith(INCOMING) ? key : key.substring(0, key.lastIndexOf('/'));
        return upload.replaceFirst("^" + INCOMING, KEPT) + "/";
    }

    /** The same as one attempt takes it over. */
    Material kept(Instant now) {
        return new Material(copies() + UUID.randomUUID(), contentType, size, fileName, now);
    }
}
