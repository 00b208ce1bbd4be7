package kaowu.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import kaowu.registration.RegistrationFunctions.Registered;
import kaowu.registration.RegistrationState;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class MainFlowTest {

    @Inject
    Scene scene;

    @Inject
    Sweeps sweeps;

    @Inject
    TestClock clock;

    @Test
    void completesOneAndForfeitsTheOther() {
        scene.begin();
        String round = scene.round();
        String site = scene.site();
        scene.open(round, site, 10, 2);
        Registered complete = scene.complete(round, site);
        Registered incomplete = scene.registered(round, site);
        scene.handIn(incomplete, "ID_PHOTO");
        assertThat(scene.look(complete).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(scene.look(incomplete).missing()).containsExactly("APPLICATION_FORM", "ID_COPY", "WORK_PROOF");
        for (String day : List.of("23", "27", "29", "30")) {
            clock.set("2020-05-" + day + "T00:00:00+08:00");
            sweeps.tick();
        }
        assertThat(scene.look(incomplete).state()).isEqualTo(RegistrationState.FORFEITED);
        assertThat(scene.look(complete).state()).isEqualTo(RegistrationState.COMPLETE);
        assertThat(sweeps.told(complete)).containsExactly("RECEIPT SENT");
        assertThat(sweeps.told(incomplete))
                .containsExactly(
                        "FORFEITED SENT",
                        "RECEIPT SENT",
                        "REMINDER/PT168H SENT",
                        "REMINDER/PT24H SENT",
                        "REMINDER/PT72H SENT");
    }
}
