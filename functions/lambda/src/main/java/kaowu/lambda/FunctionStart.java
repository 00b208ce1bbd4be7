package kaowu.lambda;

import io.quarkus.funqy.lambda.FunqyStreamHandler;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import kaowu.door.Call;
import kaowu.runtime.RehearsedStart;
import org.eclipse.microprofile.config.ConfigProvider;

/** The start of the function that this process exports. */
public class FunctionStart extends RehearsedStart {

    /** A call that is no object: it is refused before anybody looks what it asks for. */
    private static final String NO_CALL = "[]";

    public FunctionStart() {
        super(FunqyStreamHandler::new);
    }

    /** None for the sweeps, which take nothing that could be refused, nor for what follows from a change of a table. */
    @Override
    protected Optional<String> harmlessEvent() {
        FunctionInvoker function = FunctionRecorder.registry.matchInvoker(
                ConfigProvider.getConfig().getValue("quarkus.funqy.export", String.class));
        return function.hasInput()
                        && function.getInputType() instanceof ParameterizedType type
                        && type.getRawType() == Call.class
                ? Optional.of(NO_CALL)
                : Optional.empty();
    }
}
