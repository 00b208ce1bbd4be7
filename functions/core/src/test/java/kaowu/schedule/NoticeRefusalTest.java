package kaowu.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.door.Words;
import org.junit.jupiter.api.Test;

/** A text that is no such table is refused, and the line at fault named. */
class NoticeRefusalTest {

    private static final String DAILY = "2021年上半年日常鉴定时间安排表\n序号\t报名截止日期\t理论考试时间\t操作技能考试时间\n";
    private static final String UNIFIED = "2021年上半年全省统考职业时间安排表\n序号\t职业工种\t报名截止日期\n";
    private static final String ROW = "1\t3月5日\t3月27日\t3月27日－4月10日\n";

    @Test
    void refusesATextWithoutATable() {
        assertThat(refusal("关于有序恢复全省技能人才评价工作的通知\n各有关单位：\n"))
                .isEqualTo(Refusal.of("NO_TIMETABLE", "text", 1, "关于有序恢复全省技能人才评价工作的通知"));
    }

    @Test
    void refusesATableThatNamesNoYear() {
        assertThat(refusal("通知\n\n日常鉴定时间安排表\n序号\t报名截止日期\n" + ROW))
                .isEqualTo(Refusal.of("NO_YEAR", "text", 4, "序号\t报名截止日期"));
    }

    @Test
    void refusesATableWithoutRows() {
        assertThat(refusal(DAILY + "备注：无\n"))
                .isEqualTo(Refusal.of("EMPTY_TABLE", "text", 2, "序号\t报名截止日期\t理论考试时间\t操作技能考试时间"));
    }

    @Test
    void refusesWhatStandsBetweenRowsAndIsNone() {
        assertThat(refusal(DAILY + ROW + "以上时间如有变动另行通知\n")).isEqualTo(Refusal.of("BAD_ROW", "text", 4, "以上时间如有变动另行通知"));
    }

    @Test
    void refusesAnOccupationInATableWithoutThatColumn() {
        assertThat(refusal(DAILY + "1\t育婴员\t3月5日\t3月27日\t3月27日－4月10日\n").code()).isEqualTo("BAD_ROW");
    }

    @Test
    void refusesARowNumberThatIsLeftOut() {
        assertThat(refusal(DAILY + ROW + "3\t3月19日\t4月10日\t4月10日－4月24日\n"))
                .isEqualTo(Refusal.of("ROW_OUT_OF_SEQUENCE", "text", 4, "3\t3月19日\t4月10日\t4月10日-4月24日"));
    }

    @Test
    void refusesARowWithoutItsLastDay() {
        assertThat(refusal(DAILY + "1\t3月5日\t3月27日\t3月27日\n备注"))
                .isEqualTo(Refusal.of("INCOMPLETE_ROW", "text", 3, "1\t3月5日\t3月27日\t3月27日"));
    }

    @Test
    void refusesARowWithoutItsOccupations() {
        assertThat(refusal(UNIFIED + "1\n3月5日\t3月27日\t3月27日－4月10日\n"))
                .isEqualTo(Refusal.of("INCOMPLETE_ROW", "text", 4, "3月5日\t3月27日\t3月27日-4月10日"));
    }

    @Test
    void refusesADayThatDoesNotExist() {
        assertThat(refusal(DAILY + "1\n3月5日\n3月32日\n3月27日－4月10日\n"))
                .isEqualTo(Refusal.of("BAD_DATE", "text", 5, "3月32日"));
    }

    @Test
    void refusesTheLeapDayOfAnOrdinaryYear() {
        assertThat(refusal(DAILY + "1\t2月5日\t2月29日\t3月1日－3月15日\n").code()).isEqualTo("BAD_DATE");
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThat(refusal(DAILY + "1\t3月5日\t3月27日\n3月27日－\n3月10日\n"))
                .isEqualTo(Refusal.of("WINDOW_ENDS_BEFORE_START", "text", 5, "3月10日"));
    }

    @Test
    void showsOnlyTheBeginningOfALongLine() {
        assertThat(refusal("通".repeat(41) + "\n"))
                .isEqualTo(Refusal.of("NO_TIMETABLE", "text", 1, "通".repeat(40) + "…"));
    }

    @Test
    void saysItInBothLanguages() {
        Refusal refusal = refusal(DAILY + "1\n3月5日\n3月32日\n");
        assertThat(List.of(Words.CHINESE, Words.ENGLISH))
                .extracting(lang -> Words.in(lang).sentence(refusal.code(), refusal.arguments()))
                .containsExactly("第 5 行的日期不存在：3月32日", "The date in line 5 does not exist: 3月32日");
    }

    private static Refusal refusal(String text) {
        Result<NoticeText.Reading> reading = NoticeText.read(text);
        assertThat(reading).isInstanceOf(Result.Refused.class);
        List<Refusal> refusals = ((Result.Refused<NoticeText.Reading>) reading).refusals();
        assertThat(refusals).hasSize(1);
        return refusals.get(0);
    }
}
