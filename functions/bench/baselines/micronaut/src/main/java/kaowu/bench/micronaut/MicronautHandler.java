package kaowu.bench.micronaut;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import kaowu.bench.work.Work;

/** Its work is injected. */
public class MicronautHandler extends MicronautRequestHandler<Map<String, Object>, Map<String, Object>> {

    @Inject
    Work work;

    @Override
    public Map<String, Object> execute(Map<String, Object> event) {
        return work.done();
    }

    /** Makes the work a bean. */
    @Factory
    static class Beans {

        @Bean
        @Singleton
        Work work() {
            return Work.recorded();
        }
    }
}
