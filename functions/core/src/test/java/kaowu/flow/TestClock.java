package kaowu.flow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/** A clock that stands where a test puts it. */
@ApplicationScoped
public class TestClock implements InstantSource {

    private volatile Instant now = at("2020-05-18T09:00:00+08:00");

    static Instant at(String text) {
        return offset(text).toInstant();
    }

    static OffsetDateTime offset(String text) {
        return OffsetDateTime.parse(text);
    }

    void set(Instant instant) {
        now = instant;
    }

    void set(String text) {
        set(at(text));
    }

    @Override
    public Instant instant() {
        return now;
    }
}
