package kaowu.registration;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import kaowu.intake.IntakeState;
import kaowu.schedule.Practical;
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
 * @param theory absent while it is to be announced
 * @param practical absent while it is to be announced
 * @param ownDates whether these are dates of this site alone, and the round has others
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
        OffsetDateTime closesAt,
        @Nullable LocalDate theory,
        @Nullable Practical practical,
        boolean ownDates) {}
