package kaowu.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.funqy.runtime.FunctionInvoker;
import io.quarkus.funqy.runtime.FunctionRecorder;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;

/** Calls a function by its name with JSON, as the Lambda runtime would; for who has all of them in one process. */
@ApplicationScoped
public class Functions {

    private final ObjectMapper json;

    Functions(ObjectMapper json) {
        this.json = json;
    }

    /** Of all functions, in the order of the alphabet. */
    public List<String> names() {
        return FunctionRecorder.registry.invokers().stream()
                .map(FunctionInvoker::getName)
                .sorted()
                .toList();
    }

    public boolean has(String name) {
        return FunctionRecorder.registry.matchInvoker(name) != null;
    }

    /** Whether a payload is JSON; empty text stands for an empty object. */
    public boolean isJson(String payload) {
        try {
            json.readTree(payload);
            return true;
        } catch (JsonProcessingException wrong) {
            return false;
        }
    }

    /**
     * Calls it.
     *
     * @param payload JSON; empty text stands for an empty object
     * @return the reply as JSON
     * @throws JsonProcessingException if the payload is no JSON at all
     * @throws InvocationTargetException with the fault, if the function failed
     */
    public String call(String name, String payload) throws JsonProcessingException, InvocationTargetException {
        FunctionInvoker invoker = Optional.ofNullable(FunctionRecorder.registry.matchInvoker(name))
                .orElseThrow();
        Object function = Arc.container().instance(invoker.getTargetClass()).get();
        Object[] arguments = new Object[0];
        String text = payload.isBlank() ? "{}" : payload;
        if (invoker.hasInput()) {
            arguments = new Object[] {json.readValue(text, json.constructType(invoker.getInputType()))};
        } else {
            json.readTree(text);
        }
        try {
            return json.writeValueAsString(invoker.getMethod().invoke(function, arguments));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
