package kaowu.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    record Greeting(String text) {}

    @Test
    void putsTheFieldsOfTheValueBesideTheOutcome() throws JsonProcessingException {
        Answer<Greeting> answer = Call.of("王芳").answer(name -> Result.done(new Greeting("您好，" + name)));
        assertThat(JSON.writeValueAsString(answer)).isEqualTo("{\"outcome\":\"DONE\",\"text\":\"您好，王芳\"}");
    }

    @Test
    void putsRefusalsIntoTheCallersWords() throws JsonProcessingException {
        Answer<Greeting> answer =
                Call.of("r-1", Words.ENGLISH).answer(id -> Result.<Greeting>refused("UNKNOWN_ROUND", "roundId", id));
        assertThat(JSON.writeValueAsString(answer))
                .isEqualTo("{\"outcome\":\"REFUSED\",\"refusals\":[{\"code\":\"UNKNOWN_ROUND\",\"field\":\"roundId\","
                        + "\"message\":\"There is no round \\\"r-1\\\".\"}]}");
    }

    @Test
    void doesNotRunTheFunctionOnAMalformedRequest() {
        Call<String> call = Call.malformed(List.of(Refusal.of("NOT_AN_OBJECT", "")), Words.CHINESE);
        Answer<Greeting> answer = call.answer((String request) -> {
            throw new AssertionError("it ran");
        });
        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void goesOnWithAValueAndHandsRefusalsThrough() {
        Result<Integer> refused = Result.refused("FULL", "siteId", "s");
        assertThat(Result.done(2).then(two -> Result.done(two + 1))).isEqualTo(Result.done(3));
        assertThat(refused.then(number -> Result.done(number + 1))).isEqualTo(refused);
    }

    @Test
    void refusesOnlyWithAReason() {
        assertThatThrownBy(() -> Result.refused(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void seesARefusalFromTheEnclosingObject() {
        assertThat(Refusal.of("PHONE_INVALID", "phone").under("candidate").field())
                .isEqualTo("candidate.phone");
        assertThat(Refusal.of("PHONE_INVALID", "").under("candidate").field()).isEqualTo("candidate");
    }
}
