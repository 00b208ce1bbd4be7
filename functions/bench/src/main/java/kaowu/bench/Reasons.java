package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Why goals are missed, as far as somebody has looked into it. It is data, in {@code reasons.json}. */
record Reasons(List<Reason> reasons) {

    private static final String UNKNOWN = "nobody has looked into it yet.";

    /**
     * @param figures what the whole name of a figure must be like
     * @param why whatever the figure is, as long as it misses its goal
     */
    record Reason(Pattern figures, String why) {}

    static Reasons read() throws IOException {
        try (InputStream file = Reasons.class.getResourceAsStream("reasons.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), Reasons.class);
        }
    }

    /** The first that fits; says so where there is none. */
    String of(String figure) {
        return reasons.stream()
                .filter(reason -> reason.figures().matcher(figure).matches())
                .map(Reason::why)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
