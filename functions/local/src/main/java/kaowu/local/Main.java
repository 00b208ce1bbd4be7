package kaowu.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the whole system on this machine. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** @param arguments {@code --fresh} throws the data of earlier runs away */
    public static void main(String... arguments) {
        for (String argument : arguments) {
            if (!argument.equals("--fresh")) {
                System.err.println("Unknown argument " + argument + "; there is only --fresh.");
                System.exit(2);
            }
        }
        LocalSystem.start(LocalOptions.of(List.of(arguments)));
        Quarkus.run();
    }
}
