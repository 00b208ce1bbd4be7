package kaowu.local;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes the application use the clock of the local system. */
@ApplicationScoped
class Beans {

    @Produces
    @Singleton
    InstantSource clock() {
        return LocalSystem.current().clock();
    }

    @Produces
    @Singleton
    LocalSystem system() {
        return LocalSystem.current();
    }

    void stop(@Observes ShutdownEvent event) {
        LocalSystem.current().clock().keep();
    }
}
