package kaowu.schedule;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The dates that a round is to have.
 *
 * @param deadline absent: it stays
 */
public record NewDates(@Nullable LocalDate deadline, LocalDate theory, Practical practical) {}
