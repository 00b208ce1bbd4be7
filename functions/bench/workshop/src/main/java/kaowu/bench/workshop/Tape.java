package kaowu.bench.workshop;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps what each call asks of AWS, as the functions hand it to the SDK: a token that the SDK makes for a transaction is not in it
 * yet, so that the same transaction can be asked for again. It runs in bare passes as well, where nobody looks at what it keeps, so
 * that it costs both the same.
 */
@Singleton
public final class Tape implements ExecutionInterceptor {

    private static final ThreadLocal<List<SdkRequest>> CALL = ThreadLocal.withInitial(ArrayList::new);

    /** Begins with the next call of this thread. */
    static List<SdkRequest> begin() {
        List<SdkRequest> call = new ArrayList<>();
        CALL.set(call);
        return call;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        CALL.get().add(context.request());
    }
}
