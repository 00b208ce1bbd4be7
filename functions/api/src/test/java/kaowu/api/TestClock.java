package kaowu.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/** A clock that stands where a test puts it; at first three days after the notice. */
@ApplicationScoped
class TestClock implements InstantSource {

    static final String START = "2020-05-18T09:00:00+08:00";

    private volatile Instant now = at(START);

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    void set(String text) {
        now = at(text);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
