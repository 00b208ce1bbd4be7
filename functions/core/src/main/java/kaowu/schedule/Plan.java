package kaowu.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A timetable (安排表) as it is announced.
 *
 * @param id lower-case letters, digits and dashes, such as {@code 2020h2-unified}; a round's id is this, a dash and its number
 * @param title heading of the timetable
 * @param source document that announces it, such as 川人社职鉴〔2020〕4号
 * @param zone IANA zone in which its dates are meant, such as {@code Asia/Shanghai}
 * @param cutoff time of the deadline day at which registering ends, {@code HH:mm}; {@code 24:00} is the end of that day
 * @param toBeAnnounced names of occupations whose dates will be announced later (另行通知); absent: none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Plan(
        String id,
        PlanKind kind,
        String title,
        String source,
        String zone,
        String cutoff,
        List<PlannedRound> rounds,
        @Nullable List<String> toBeAnnounced) {

    /** The same plan with what its notice leaves to be announced, save what it has rounds for; nothing is left as absent. */
    Plan leaving(List<String> names) {
        List<String> left = names.stream()
                .filter(name ->
                        rounds.stream().noneMatch(round -> round.occupations().contains(name)))
                .toList();
        return new Plan(id, kind, title, source, zone, cutoff, rounds, left.isEmpty() ? null : left);
    }

    /** What it leaves to be announced. */
    List<String> left() {
        return toBeAnnounced == null ? List.of() : toBeAnnounced;
    }
}
