package kaowu.schedule;

import static kaowu.schedule.TheNotice.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import kaowu.door.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same kind of table with other contents, as other centres print it. */
class OtherNoticesTest {

    private static final List<String> ANY = List.of();
    private static final PlannedRound SPRING = row(1, ANY, "2021-03-05", "2021-03-27", "2021-03-27", "2021-04-10");
    private static final String HEADER = "川人社职鉴〔2021〕2号\n\n2021年上半年日常鉴定时间安排表\n序号\t报名截止日期\t理论考试时间\t操作技能考试时间\n";

    @ParameterizedTest
    @ValueSource(strings = {"－", "—", "–", "-", "~", "～", "至", "到", "——", "‐", "−", " － ", "\n—\n"})
    void takesEveryDashThatIsPrinted(String dash) {
        assertThat(rounds(HEADER + "1\t3月5日\t3月27日\t3月27日" + dash + "4月10日\n")).containsExactly(SPRING);
    }

    @Test
    void takesFullWidthDigits() {
        assertThat(rounds(HEADER + "１\t３月５日\t３月２７日\t３月２７日－４月１０日\n")).containsExactly(SPRING);
    }

    @Test
    void takesCellsBrokenOverLines() {
        assertThat(rounds(HEADER + "\t1\n\t3月\n5日\n\t3月27\n日\n\t3月27日\n\n\n－4月\n10日\n\n"))
                .containsExactly(SPRING);
    }

    @Test
    void takesBlanksOfEveryWidth() {
        assertThat(rounds(HEADER + "　1　 3 月 5 日　　3月27日\u00A03月27日　—　4月10日\r\n")).containsExactly(SPRING);
    }

    @Test
    void takesARowNumberWithAPoint() {
        assertThat(rounds(HEADER + "1、3月5日 3月27日 3月27日－4月10日\n")).containsExactly(SPRING);
    }

    @Test
    void takesAYearThatIsWrittenOut() {
        assertThat(rounds(HEADER + "1\t2021年3月5日\t2021年3月27日\t2021年3月27日－2021年4月10日\n"))
                .containsExactly(SPRING);
    }

    @Test
    void takesAnyNumberOfRows() {
        StringBuilder table = new StringBuilder(HEADER);
        for (int no = 1; no <= 40; no++) {
            table.append(no).append("\t3月5日\t3月27日\t3月27日－4月10日\n");
        }
        assertThat(rounds(table.toString()))
                .hasSize(40)
                .last()
                .isEqualTo(row(40, ANY, "2021-03-05", "2021-03-27", "2021-03-27", "2021-04-10"));
    }

    @Test
    void readsAWindowThatCrossesTheNewYear() {
        assertThat(rounds("2020年下半年日常鉴定时间安排表\n序号\n1\t12月4日\t12月26日\t12月26日－1月9日\n2\t12月18日\t1月9日\t1月9日－1月23日\n"))
                .containsExactly(
                        row(1, ANY, "2020-12-04", "2020-12-26", "2020-12-26", "2021-01-09"),
                        row(2, ANY, "2020-12-18", "2021-01-09", "2021-01-09", "2021-01-23"));
    }

    @Test
    void readsAFirstHalfThatIsRegisteredForInTheYearBefore() {
        assertThat(rounds("2021年上半年日常鉴定时间安排表\n序号\n1\t12月18日\t1月9日\t1月9日－1月23日\n2\t1月8日\t1月30日\t1月30日－2月13日\n"))
                .containsExactly(
                        row(1, ANY, "2020-12-18", "2021-01-09", "2021-01-09", "2021-01-23"),
                        row(2, ANY, "2021-01-08", "2021-01-30", "2021-01-30", "2021-02-13"));
    }

    @Test
    void readsALeapDayOfTheNextYear() {
        assertThat(rounds("2023年下半年日常鉴定时间安排表\n序号\n1\t12月29日\t2月29日\t2月29日－3月14日\n"))
                .containsExactly(row(1, ANY, "2023-12-29", "2024-02-29", "2024-02-29", "2024-03-14"));
    }

    @Test
    void readsOtherOccupationsHoweverTheyAreSetOff() {
        Plan plan = plans("""
                黔人社鉴（2023）11号
                附件1：
                2023年上半年贵州省全省统考职业时间安排表
                序号  职业（工种）  报名截止  理论  实操
                1 茶艺师，保育员;电工/焊工
                中式烹调师 | 3月3日 3月25日 3月25日至4月7日
                备注：1、以此表时间开始。
                """).get(0);
        assertThat(plan)
                .isEqualTo(new Plan(
                        "2023h1-unified",
                        PlanKind.UNIFIED,
                        "2023年上半年贵州省全省统考职业时间安排表",
                        "黔人社鉴〔2023〕11号",
                        "Asia/Shanghai",
                        "24:00",
                        List.of(row(
                                1,
                                List.of("茶艺师", "保育员", "电工", "焊工", "中式烹调师"),
                                "2023-03-03",
                                "2023-03-25",
                                "2023-03-25",
                                "2023-04-07")),
                        null));
    }

    @Test
    void tellsTwoTablesOfTheSameKindApart() {
        String row = "1\t3月5日\t3月27日\t3月27日－4月10日\n\n";
        assertThat(plans("2021年上半年专项职业能力考核时间安排表（一）\n序号\n" + row + "附件2\n2021年上半年专项职业能力考核时间安排表（二）\n序号\n" + row))
                .extracting(Plan::id, Plan::kind)
                .containsExactly(
                        tuple("2021h1-special", PlanKind.SPECIAL), tuple("2021h1-special-2", PlanKind.SPECIAL));
    }

    @Test
    void namesAPlanOfAWholeYearAfterTheYear() {
        assertThat(plans("2021年日常鉴定时间安排表\n序号\n1\t3月5日\t3月27日\t3月27日－4月10日\n"))
                .extracting(Plan::id)
                .containsExactly("2021-daily");
    }

    private static List<PlannedRound> rounds(String text) {
        return plans(text).get(0).rounds();
    }

    private static List<Plan> plans(String text) {
        Result<NoticeText.Reading> reading = NoticeText.read(text);
        assertThat(reading).isInstanceOf(Result.Done.class);
        return ((Result.Done<NoticeText.Reading>) reading).value().plans();
    }
}
