package kaowu.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** 川人社职鉴〔2020〕4号 as it was printed, and its two timetables copied out of it by hand. */
final class TheNotice {

    static final Path EVENTS = Path.of("../../events");

    /** The day of the notice, before any of its deadlines. */
    static final Instant PUBLISHED = Instant.parse("2020-05-15T01:00:00Z");

    private static final List<String> UNIFIED_OCCUPATIONS = List.of("育婴员", "保安员", "智能楼宇管理员");
    private static final List<String> ANY = List.of();
    private static final List<String> TO_BE_ANNOUNCED = List.of("技师统考", "企业人力资源管理师", "劳动关系协调员");

    private TheNotice() {}

    static String text() {
        return event("notice-sichuan-2020-4.txt");
    }

    static String event(String file) {
        try {
            return Files.readString(EVENTS.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Annex 1. */
    static Plan unified() {
        return new Plan(
                "2020h2-unified",
                PlanKind.UNIFIED,
                "2020年下半年四川省职业技能鉴定全省统考职业时间安排表",
                "川人社职鉴〔2020〕4号",
                "Asia/Shanghai",
                "24:00",
                List.of(
                        row(1, UNIFIED_OCCUPATIONS, "2020-05-29", "2020-06-20", "2020-06-20", "2020-07-03"),
                        row(2, UNIFIED_OCCUPATIONS, "2020-08-21", "2020-09-19", "2020-09-19", "2020-10-10"),
                        row(3, UNIFIED_OCCUPATIONS, "2020-10-16", "2020-11-14", "2020-11-14", "2020-11-28")),
                TO_BE_ANNOUNCED);
    }

    /** Annex 2. */
    static Plan daily() {
        return new Plan(
                "2020h2-daily",
                PlanKind.DAILY,
                "2020年下半年四川省职业技能鉴定日常鉴定、专项职业能力考核参考时间安排表",
                "川人社职鉴〔2020〕4号",
                "Asia/Shanghai",
                "24:00",
                List.of(
                        row(1, ANY, "2020-05-29", "2020-06-20", "2020-06-20", "2020-07-04"),
                        row(2, ANY, "2020-06-12", "2020-07-04", "2020-07-04", "2020-07-18"),
                        row(3, ANY, "2020-06-26", "2020-07-18", "2020-07-18", "2020-08-01"),
                        row(4, ANY, "2020-07-10", "2020-08-01", "2020-08-01", "2020-08-15"),
                        row(5, ANY, "2020-07-24", "2020-08-15", "2020-08-15", "2020-08-29"),
                        row(6, ANY, "2020-08-07", "2020-08-29", "2020-08-29", "2020-09-12"),
                        row(7, ANY, "2020-08-21", "2020-09-12", "2020-09-12", "2020-09-26"),
                        row(8, ANY, "2020-09-04", "2020-09-26", "2020-09-26", "2020-10-17"),
                        row(9, ANY, "2020-09-18", "2020-10-17", "2020-10-17", "2020-10-31"),
                        row(10, ANY, "2020-10-16", "2020-10-31", "2020-10-31", "2020-11-14"),
                        row(11, ANY, "2020-10-30", "2020-11-14", "2020-11-14", "2020-11-28"),
                        row(12, ANY, "2020-11-13", "2020-11-28", "2020-11-28", "2020-12-12"),
                        row(13, ANY, "2020-11-27", "2020-12-12", "2020-12-12", "2020-12-26")),
                null);
    }

    static PlannedRound row(int no, List<String> occupations, String deadline, String theory, String from, String to) {
        return new PlannedRound(
                no,
                occupations,
                null,
                LocalDate.parse(deadline),
                LocalDate.parse(theory),
                new Practical(LocalDate.parse(from), LocalDate.parse(to)));
    }
}
