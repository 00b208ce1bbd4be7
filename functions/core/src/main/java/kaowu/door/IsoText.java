package kaowu.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;

/**
 * Reads dates and instants from ISO text and nothing else. Jackson's own readers would take the date out of
 * {@code 2020-05-29T16:00:00Z}, which in Shanghai is the next day, and a number of seconds for one of milliseconds. Years of more
 * than four digits are not taken either: whoever counts days up to such a year does not come to an end.
 */
final class IsoText<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1;

    private static final String FOUR_DIGIT_YEAR = "[1-9][0-9]{3}-.*";

    private final transient Function<String, T> parse;

    private IsoText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    static SimpleModule module() {
        return new SimpleModule("iso-text")
                .addDeserializer(LocalDate.class, new IsoText<>(LocalDate.class, LocalDate::parse))
                .addDeserializer(OffsetDateTime.class, new IsoText<>(OffsetDateTime.class, OffsetDateTime::parse));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw context.wrongTokenException(parser, handledType(), JsonToken.VALUE_STRING, "ISO text is wanted");
        }
        if (!parser.getText().matches(FOUR_DIGIT_YEAR)) {
            throw context.weirdStringException(parser.getText(), handledType(), "no year from 1000 to 9999");
        }
        try {
            return parse.apply(parser.getText());
        } catch (DateTimeException noSuchDate) {
            throw context.weirdStringException(parser.getText(), handledType(), "not an ISO date or instant");
        }
    }
}
