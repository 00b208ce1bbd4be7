package kaowu.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.schedule.PlanFunctions.Imported;
import org.junit.jupiter.api.Test;

/** What is odd about the dates of the notice of 2020, its two timetables side by side: this and nothing else. */
class NoticeIrregularitiesTest {

    @Test
    void allOfThemInChinese() {
        assertThat(warnings(Words.CHINESE))
                .containsExactly(
                        "2020h2-unified-1 WINDOW_FORMULA 操作技能考试 2020-06-20 至 2020-07-03 共 14 天，扣除节假日后为 11 天，"
                                + "与“两周内结束（节假日除外）”不符；按此应到 2020-07-06。",
                        "2020h2-unified-1 SHARED_DEADLINE 报名截止日 2020-05-29（理论知识考试 2020-06-20）与其他批次相同："
                                + "2020h2-daily-1 (2020-06-20)。",
                        "2020h2-unified-2 OTHER_EXAM 理论知识考试日 2020-09-19 与全国大学英语四、六级考试同日。",
                        "2020h2-unified-2 LEAD_TIME 报名截止 2020-08-21 到理论知识考试 2020-09-19 为 29 天，而多数批次为 22 天。",
                        "2020h2-unified-2 SHARED_DEADLINE 报名截止日 2020-08-21（理论知识考试 2020-09-19）与其他批次相同："
                                + "2020h2-daily-7 (2020-09-12)。",
                        "2020h2-unified-3 LEAD_TIME 报名截止 2020-10-16 到理论知识考试 2020-11-14 为 29 天，而多数批次为 22 天。",
                        "2020h2-unified-3 THEORY_ON_LAST_DAY 理论知识考试日 2020-11-14 是其他批次操作技能考试的最后一天：" + "2020h2-daily-10。",
                        "2020h2-unified-3 SHARED_DEADLINE 报名截止日 2020-10-16（理论知识考试 2020-11-14）与其他批次相同："
                                + "2020h2-daily-10 (2020-10-31)。",
                        "2020h2-daily-1 WINDOW_FORMULA 操作技能考试 2020-06-20 至 2020-07-04 共 15 天，扣除节假日后为 12 天，"
                                + "与“两周内结束（节假日除外）”不符；按此应到 2020-07-06。",
                        "2020h2-daily-1 SHARED_DEADLINE 报名截止日 2020-05-29（理论知识考试 2020-06-20）与其他批次相同："
                                + "2020h2-unified-1 (2020-06-20)。",
                        lastDay(2, "2020-07-04", "2020h2-daily-1"),
                        "2020h2-daily-3 DEADLINE_ON_HOLIDAY 报名截止日 2020-06-26 是端午节假期。",
                        lastDay(3, "2020-07-18", "2020h2-daily-2"),
                        lastDay(4, "2020-08-01", "2020h2-daily-3"),
                        lastDay(5, "2020-08-15", "2020h2-daily-4"),
                        lastDay(6, "2020-08-29", "2020h2-daily-5"),
                        lastDay(7, "2020-09-12", "2020h2-daily-6"),
                        "2020h2-daily-7 SHARED_DEADLINE 报名截止日 2020-08-21（理论知识考试 2020-09-12）与其他批次相同："
                                + "2020h2-unified-2 (2020-09-19)。",
                        lastDay(8, "2020-09-26", "2020h2-daily-7"),
                        "2020h2-daily-9 LEAD_TIME 报名截止 2020-09-18 到理论知识考试 2020-10-17 为 29 天，而多数批次为 22 天。",
                        lastDay(9, "2020-10-17", "2020h2-daily-8"),
                        "2020h2-daily-10 LEAD_TIME 报名截止 2020-10-16 到理论知识考试 2020-10-31 为 15 天，而多数批次为 22 天。",
                        lastDay(10, "2020-10-31", "2020h2-daily-9"),
                        "2020h2-daily-10 SHARED_DEADLINE 报名截止日 2020-10-16（理论知识考试 2020-10-31）与其他批次相同："
                                + "2020h2-unified-3 (2020-11-14)。",
                        "2020h2-daily-11 LEAD_TIME 报名截止 2020-10-30 到理论知识考试 2020-11-14 为 15 天，而多数批次为 22 天。",
                        lastDay(11, "2020-11-14", "2020h2-daily-10"),
                        "2020h2-daily-12 LEAD_TIME 报名截止 2020-11-13 到理论知识考试 2020-11-28 为 15 天，而多数批次为 22 天。",
                        lastDay(12, "2020-11-28", "2020h2-daily-11、2020h2-unified-3"),
                        "2020h2-daily-13 OTHER_EXAM 理论知识考试日 2020-12-12 与全国大学英语四、六级考试同日。",
                        "2020h2-daily-13 LEAD_TIME 报名截止 2020-11-27 到理论知识考试 2020-12-12 为 15 天，而多数批次为 22 天。",
                        lastDay(13, "2020-12-12", "2020h2-daily-12"));
    }

    @Test
    void oneOfEachInEnglish() {
        assertThat(warnings(Words.ENGLISH))
                .hasSize(31)
                .contains(
                        "2020h2-unified-1 WINDOW_FORMULA The practical window 2020-06-20 to 2020-07-03 has 14 days, 11 without"
                                + " holidays; the rule (two weeks, holidays not counted) would end it on 2020-07-06.",
                        "2020h2-daily-7 SHARED_DEADLINE The deadline 2020-08-21 (theory 2020-09-12) is also that of:"
                                + " 2020h2-unified-2 (2020-09-19).",
                        "2020h2-unified-2 OTHER_EXAM On the theory day, 2020-09-19, there is also the College English Test,"
                                + " bands 4 and 6.",
                        "2020h2-daily-3 DEADLINE_ON_HOLIDAY The deadline 2020-06-26 falls on a public holiday (端午节).",
                        "2020h2-daily-12 THEORY_ON_LAST_DAY The theory day 2020-11-28 is also the last practical day of:"
                                + " 2020h2-daily-11, 2020h2-unified-3.",
                        "2020h2-daily-13 LEAD_TIME From the deadline 2020-11-27 to the theory day 2020-12-12 the days number 15;"
                                + " in most rounds they number 22.");
    }

    private static String lastDay(int no, String theory, String others) {
        return "2020h2-daily-" + no + " THEORY_ON_LAST_DAY 理论知识考试日 " + theory + " 是其他批次操作技能考试的最后一天：" + others + "。";
    }

    private static List<String> warnings(String lang) {
        Result<Imported> result = new NoticeReader(new HolidayCalendar(), new NationalExams())
                .read(TheNotice.text(), TheNotice.PUBLISHED, Words.in(lang));
        return ((Result.Done<Imported>) result)
                .value().warnings().stream()
                        .filter(warning -> !warning.code().equals("TO_BE_ANNOUNCED"))
                        .map(warning -> warning.roundId() + " " + warning.code() + " " + warning.message())
                        .toList();
    }
}
