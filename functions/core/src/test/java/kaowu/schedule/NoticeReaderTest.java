package kaowu.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DayOfWeek;
import kaowu.calendar.HolidayCalendar;
import kaowu.calendar.NationalExams;
import kaowu.door.Result;
import kaowu.door.Words;
import kaowu.schedule.PlanFunctions.Imported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notice of 2020 as printed. */
class NoticeReaderTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void readsBothTimetablesFieldByField() {
        assertThat(imported(Words.CHINESE).plans()).containsExactly(TheNotice.unified(), TheNotice.daily());
    }

    @Test
    void readsThreeUnifiedAndThirteenDailyRounds() {
        assertThat(imported(Words.CHINESE).plans())
                .extracting(plan -> plan.rounds().size())
                .containsExactly(3, 13);
    }

    @Test
    void everyDeadlineIsAFridayAndEveryTheoryDayASaturday() {
        var rounds = imported(Words.CHINESE).plans().stream()
                .flatMap(plan -> plan.rounds().stream())
                .toList();
        assertThat(rounds)
                .extracting(round -> round.deadline().getDayOfWeek())
                .hasSize(16)
                .containsOnly(DayOfWeek.FRIDAY);
        assertThat(rounds)
                .extracting(round -> round.theory().getDayOfWeek())
                .hasSize(16)
                .containsOnly(DayOfWeek.SATURDAY);
    }

    @Test
    void saysInChineseWhatIsAnnouncedWithoutADate() {
        assertThat(imported(Words.CHINESE).warnings())
                .filteredOn(warning -> warning.code().equals("TO_BE_ANNOUNCED"))
                .containsExactly(
                        new Warning("TO_BE_ANNOUNCED", "", "技师统考的时间另行通知。"),
                        new Warning("TO_BE_ANNOUNCED", "", "企业人力资源管理师的时间另行通知。"),
                        new Warning("TO_BE_ANNOUNCED", "", "劳动关系协调员的时间另行通知。"));
    }

    @Test
    void saysInEnglishWhatIsAnnouncedWithoutADate() {
        assertThat(imported(Words.ENGLISH).warnings())
                .filteredOn(warning -> warning.code().equals("TO_BE_ANNOUNCED"))
                .extracting(Warning::message)
                .containsExactly(
                        "The dates of 技师统考 will be announced later.",
                        "The dates of 企业人力资源管理师 will be announced later.",
                        "The dates of 劳动关系协调员 will be announced later.");
    }

    @ParameterizedTest
    @CsvSource({"publishPlan.json, 0", "publishPlan.daily.json, 1"})
    void theEventsPublishWhatTheNoticeSays(String event, int plan) throws IOException {
        JsonNode request = JSON.readTree(TheNotice.event(event));
        assertThat(request.fieldNames()).toIterable().containsExactlyInAnyOrder("by", "plan");
        assertThat(JSON.treeToValue(request.get("plan"), Plan.class))
                .isEqualTo(imported(Words.CHINESE).plans().get(plan));
    }

    @Test
    void theEventImportsTheNoticeAsPrinted() throws IOException {
        JsonNode request = JSON.readTree(TheNotice.event("importNotice.json"));
        assertThat(request.get("text").textValue()).isEqualTo(TheNotice.text());
    }

    private static Imported imported(String lang) {
        Result<Imported> result = new NoticeReader(new HolidayCalendar(), new NationalExams())
                .read(TheNotice.text(), TheNotice.PUBLISHED, Words.in(lang));
        return ((Result.Done<Imported>) result).value();
    }
}
