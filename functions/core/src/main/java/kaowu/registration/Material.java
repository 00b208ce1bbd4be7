package kaowu.registration;

import java.time.Instant;
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
public record Material(String key, String contentType, long size, Sealed fileName, Instant at) {}
