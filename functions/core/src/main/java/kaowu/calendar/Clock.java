package kaowu.calendar;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Where the time of day comes from; the local system and the tests put a clock that can be moved in its place. */
@ApplicationScoped
class Clock {

    @Produces
    @DefaultBean
    @ApplicationScoped
    InstantSource system() {
        return InstantSource.system();
    }
}
