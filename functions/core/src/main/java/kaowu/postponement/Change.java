package kaowu.postponement;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kaowu.cascade.Cascade;
import kaowu.schedule.Round;

/**
 * The exam day of a round before and after a change, as it travels with a {@link Cascade}.
 *
 * @param label of the dates afterwards, see {@link Round#label}
 * @param before empty where it was to be announced
 * @param after empty where it is to be announced
 */
record Change(String label, Optional<LocalDate> before, Optional<LocalDate> after) {

    static Change of(Round before, Round after) {
        return new Change(after.label(), before.examDay(), after.examDay());
    }

    static Change of(Cascade cascade) {
        return new Change(
                Objects.requireNonNull(cascade.facts().get("label")), day(cascade, "before"), day(cascade, "after"));
    }

    Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        facts.put("label", label);
        before.ifPresent(day -> facts.put("before", day.toString()));
        after.ifPresent(day -> facts.put("after", day.toString()));
        return facts;
    }

    private static Optional<LocalDate> day(Cascade cascade, String name) {
        return Optional.ofNullable(cascade.facts().get(name)).map(LocalDate::parse);
    }
}
