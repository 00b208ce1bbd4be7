package kaowu.registration;

import java.time.Instant;
import java.util.Optional;

/**
 * What the sparse index knows of a registration that lacks something.
 *
 * @param ownDeadline a deadline of her own, empty for the round's
 */
public record Gap(String registrationNo, Instant registeredAt, Optional<Instant> ownDeadline) {}
