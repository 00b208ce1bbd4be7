package kaowu.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are read strictly, and what is wrong with one is said without saying what stood there. */
class CallReaderTest {

    /** As lenient as the bindings' mappers are: what is refused, the reader refuses. */
    private static final JsonMapper BINDING = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    enum Colour {
        RED,
        BLUE
    }

    record Person(String name, Integer age, @Nullable String nick) {}

    record Request(
            String text,
            @Nullable LocalDate day,
            @Nullable OffsetDateTime at,
            @Nullable Colour colour,
            @Nullable Integer count,
            @Nullable List<String> words,
            @Nullable Person person,
            @Nullable List<Person> people,
            int no) {}

    @Test
    void readsARequest() throws JsonProcessingException {
        Answer<Request> answer = answer("""
                {"text": "甲", "day": "2020-05-29", "at": "2020-05-29T17:30:00+08:00", "colour": "RED", "count": 5,
                 "words": ["a", "b"], "person": {"name": "乙", "age": 30}, "no": 1}""");
        assertThat(answer)
                .isEqualTo(new Answer<>(
                        Outcome.DONE,
                        new Request(
                                "甲",
                                LocalDate.of(2020, 5, 29),
                                OffsetDateTime.parse("2020-05-29T17:30:00+08:00"),
                                Colour.RED,
                                5,
                                List.of("a", "b"),
                                new Person("乙", 30, null),
                                null,
                                1),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "extra": 1                                          | UNKNOWN_FIELD   | extra
            "TEXT": "b"                                         | UNKNOWN_FIELD   | TEXT
            "person": {"name": "a", "age": 1, "b": 2}           | UNKNOWN_FIELD   | person.b
            "people": [{"name": "a", "age": 1, "b": 2}]         | UNKNOWN_FIELD   | people[0].b
            "text": null                                        | MISSING_FIELD   | text
            "text": ""                                          | MISSING_FIELD   | text
            "text": "  "                                        | MISSING_FIELD   | text
            "person": {"name": "a"}                             | MISSING_FIELD   | person.age
            "people": [{"name": "a", "age": 1}, {"age": 1}]     | MISSING_FIELD   | people[1].name
            "people": [null]                                    | MISSING_FIELD   | people[0]
            "words": ["a", null]                                | MISSING_FIELD   | words[1]
            "words": [""]                                       | MISSING_FIELD   | words[0]
            "text": 1                                           | MALFORMED_FIELD | text
            "text": 1.5                                         | MALFORMED_FIELD | text
            "text": true                                        | MALFORMED_FIELD | text
            "text": ["a"]                                       | MALFORMED_FIELD | text
            "text": {"a": "b"}                                  | MALFORMED_FIELD | text
            "words": "a"                                        | MALFORMED_FIELD | words
            "words": [1]                                        | MALFORMED_FIELD | words[0]
            "words": {}                                         | MALFORMED_FIELD | words
            "count": "5"                                        | MALFORMED_FIELD | count
            "count": 5.0                                        | MALFORMED_FIELD | count
            "count": true                                       | MALFORMED_FIELD | count
            "count": 99999999999                                | MALFORMED_FIELD | count
            "count": 1e500                                      | MALFORMED_FIELD | count
            "no": null                                          | MALFORMED_FIELD | no
            "colour": 0                                         | MALFORMED_FIELD | colour
            "colour": "0"                                       | MALFORMED_FIELD | colour
            "colour": "GREEN"                                   | MALFORMED_FIELD | colour
            "colour": "red"                                     | MALFORMED_FIELD | colour
            "person": []                                        | MALFORMED_FIELD | person
            "person": "a"                                       | MALFORMED_FIELD | person
            "person": {"name": "a", "age": "1"}                 | MALFORMED_FIELD | person.age
            "people": [{"name": ["a"], "age": 1}]               | MALFORMED_FIELD | people[0].name
            "lang": 5                                           | MALFORMED_FIELD | lang
            "lang": {}                                          | MALFORMED_FIELD | lang
            """)
    void refusesAFieldThatIsNotAsDeclared(String field, String code, String path) throws JsonProcessingException {
        assertThat(answer(complete(field)).refusals())
                .extracting(Answer.Said::code, Answer.Said::field)
                .containsExactly(tuple(code, path));
    }

    /** The date of an instant depends on the zone, and a number may be seconds or milliseconds: neither is guessed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"day\": \"2020-05-29T16:00:00Z\"",
                "\"day\": \"2020-05-29T00:00\"",
                "\"day\": \"2020-5-29\"",
                "\"day\": \"2020-02-30\"",
                "\"day\": \"+20000-01-01\"",
                "\"day\": \"-999999999-01-01\"",
                "\"day\": \"0000-01-01\"",
                "\"at\": \"+999999999-12-31T23:59:59Z\"",
                "\"day\": \" 2020-05-29\"",
                "\"day\": \"\"",
                "\"day\": 18411",
                "\"day\": [2020, 5, 29]",
                "\"at\": \"2020-05-29\"",
                "\"at\": \"2020-05-29T17:30:00\"",
                "\"at\": \"1590768000\"",
                "\"at\": \"\"",
                "\"at\": 1590768000",
                "\"at\": 1590768000.5",
                "\"at\": [2020, 5, 29]"
            })
    void takesDatesAndInstantsAsIsoTextOnly(String field) throws JsonProcessingException {
        assertThat(answer("{\"text\": \"a\", \"no\": 1, " + field + "}").refusals())
                .extracting(Answer.Said::code)
                .containsExactly("MALFORMED_FIELD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "[{\"text\": \"a\", \"no\": 1}]", "5", "\"text\"", "true"})
    void refusesWhatIsNoObject(String json) throws JsonProcessingException {
        assertThat(answer(json))
                .isEqualTo(new Answer<>(
                        Outcome.REFUSED, null, List.of(new Answer.Said("NOT_AN_OBJECT", "", "请求必须是一个 JSON 对象。"))));
    }

    @Test
    void saysEverythingThatIsMissingAtOnce() throws JsonProcessingException {
        assertThat(answer("{\"person\": {}, \"no\": 1}").refusals())
                .extracting(Answer.Said::field)
                .containsExactly("text", "person.name", "person.age");
    }

    @Test
    void missesAPrimitiveThatIsLeftOut() throws JsonProcessingException {
        assertThat(answer("{\"text\": \"a\"}").refusals())
                .extracting(Answer.Said::code, Answer.Said::field)
                .containsExactly(tuple("MALFORMED_FIELD", "no"));
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, 缺少字段“text”。",
        "en,    'The field \"text\" is missing.'",
        "en-GB, 'The field \"text\" is missing.'",
        "fr,    缺少字段“text”。"
    })
    void refusesInTheLanguageOfTheRequest(String lang, String message) throws JsonProcessingException {
        assertThat(answer("{\"lang\": \"" + lang + "\", \"no\": 1}").refusals())
                .containsExactly(new Answer.Said("MISSING_FIELD", "text", message));
    }

    @Property(tries = 200)
    void neverSaysWhatStoodThere(@ForAll @AlphaChars @StringLength(min = 12, max = 30) String secret)
            throws JsonProcessingException {
        for (String field : List.of("day", "at", "colour", "count", "words", "person", "no")) {
            Answer<Request> answer = answer(complete("\"" + field + "\": \"" + secret + "\""));
            assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(answer.toString()).doesNotContain(secret);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\": \"a\", \"text\": \"b\", \"no\": 1}",
                "{\"text\": \"a\", \"no\": 1, \"person\": {\"name\": \"a\", \"name\": \"a\", \"age\": 1}}",
                "{\"text\": \"a\", \"no\": 1} {}",
                "{\"text\": \"a\", \"no\": 1"
            })
    void refusesWhatCanBeReadInTwoWaysOrNotAtAll(String json) throws JsonProcessingException {
        assertThat(answer(json).refusals()).extracting(Answer.Said::code).containsExactly("NO_JSON");
    }

    /** A request with this field, and with those that must be there. */
    private static String complete(String field) {
        return Stream.of("\"text\": \"a\"", "\"no\": 1")
                .filter(needed -> !field.startsWith(needed.substring(0, needed.indexOf(':'))))
                .collect(Collectors.joining(", ", "{", ", " + field + "}"));
    }

    private static Answer<Request> answer(String json) throws JsonProcessingException {
        Call<Request> call = BINDING.readValue(json, new TypeReference<Call<Request>>() {});
        return call.answer((Request request) -> Result.done(request));
    }
}
