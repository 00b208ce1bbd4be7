package kaowu.registration;

import java.time.OffsetDateTime;
import java.util.List;
import kaowu.intake.IntakeState;
import kaowu.site.Authority;
import org.jspecify.annotations.Nullable;

/**
 * A site that takes registrations for a round.
 *
 * @param name of the site
 * @param occupations those of the site that the round takes
 * @param capacity places in all; absent: unlimited
 * @param taken places taken, those withdrawn given back
 * @param free places left; absent: unlimited
 * @param opensAt first instant that counts
 * @param closesAt first instant that no longer counts
 */
public record ListedIntake(
        String roundId,
        String siteId,
        String name,
        String region,
        Authority authority,
        List<String> occupations,
        IntakeState state,
        @Nullable Integer capacity,
        int taken,
        @Nullable Integer free,
        OffsetDateTime opensAt,
        OffsetDateTime closesAt) {}
