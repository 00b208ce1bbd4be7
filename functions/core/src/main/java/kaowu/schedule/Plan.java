package kaowu.schedule;

import java.util.List;

/**
 * A timetable (安排表) as it is announced.
 *
 * @param id lower-case letters, digits and dashes, such as {@code 2020h2-unified}; a round's id is this, a dash and its number
 * @param title heading of the timetable
 * @param source document that announces it, such as 川人社职鉴〔2020〕4号
 * @param zone IANA zone in which its dates are meant, such as {@code Asia/Shanghai}
 * @param cutoff time of the deadline day at which registering ends, {@code HH:mm}; {@code 24:00} is the end of that day
 */
public record Plan(
        String id, PlanKind kind, String title, String source, String zone, String cutoff, List<PlannedRound> rounds) {}
