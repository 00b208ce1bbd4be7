package kaowu.calendar;

import java.time.LocalDate;

/**
 * An exam of the whole country that many candidates also sit.
 *
 * @param exam which it is; its names are among the sentences
 * @param from its first day, in China
 * @param to its last day
 * @param source who announced these days
 */
public record NationalExam(String exam, LocalDate from, LocalDate to, String source) {

    boolean on(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
