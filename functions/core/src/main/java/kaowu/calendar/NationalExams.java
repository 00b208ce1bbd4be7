package kaowu.calendar;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Exams of the whole country beside which no other exam should lie; a list that is kept as data and is not complete. */
@ApplicationScoped
public class NationalExams {

    private static final String LIST = "/calendar/national-exams.json";

    /** Read when it is first asked for: few functions ask. */
    private static final class Read {
        private static final List<NationalExam> ALL = read();
    }

    /** Those that take place on this day. */
    public List<NationalExam> on(LocalDate day) {
        return Read.ALL.stream().filter(exam -> exam.on(day)).toList();
    }

    private static List<NationalExam> read() {
        JsonMapper json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        try (InputStream list = NationalExams.class.getResourceAsStream(LIST)) {
            return List.copyOf(
                    json.readValue(Objects.requireNonNull(list, LIST), new TypeReference<List<NationalExam>>() {}));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
