package kaowu.registration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * When somebody has her exam, and with what she holds that day.
 *
 * @param day of the theory exam; empty while it is to be announced
 * @param version of the round that she was last brought to
 * @param hold how she holds the day
 */
public record Exam(Optional<LocalDate> day, int version, Hold hold) {

    /** How a day is held, so that nobody has two exams on one unless she chose so. */
    public enum Hold {
        /** It is hers alone. */
        GUARDED,
        /** Another exam of hers has it: she has yet to choose, and what she holds is beside that. */
        CLASH,
        /** She chose to sit both. */
        BESIDE
    }

    static Exam on(LocalDate day, int version) {
        return new Exam(Optional.of(day), version, Hold.GUARDED);
    }

    /** The same exam of a later version of the round. */
    public Exam moved(Optional<LocalDate> newDay, int newVersion, Hold newHold) {
        return new Exam(newDay, newVersion, newHold);
    }

    /** What stands in the guard's key for it. A day alone keeps other exams away; what has her number in it keeps nothing away. */
    String guard(String registrationNo) {
        return day.filter(known -> hold == Hold.GUARDED)
                .map(LocalDate::toString)
                .orElseGet(() -> day.map(LocalDate::toString).orElse("tbd") + "#" + registrationNo);
    }
}
