package kaowu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class NationalExamsTest {

    private final NationalExams exams = new NationalExams();

    @Test
    void knowsTheExamsOfADay() {
        assertThat(exams.on(LocalDate.of(2020, 9, 19))).singleElement().satisfies(exam -> {
            assertThat(exam.exam()).isEqualTo("COLLEGE_ENGLISH");
            assertThat(exam.source()).isNotBlank();
        });
        assertThat(exams.on(LocalDate.of(2020, 9, 18))).isEmpty();
        assertThat(exams.on(LocalDate.of(2020, 7, 7))).hasSize(1);
        assertThat(exams.on(LocalDate.of(2020, 7, 8))).hasSize(1);
        assertThat(exams.on(LocalDate.of(2020, 7, 9))).isEmpty();
    }
}
