package kaowu.bench.spring;

import java.util.Map;
import java.util.function.Function;
import kaowu.bench.work.Work;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The application with its one function; the adapter finds both. */
@SpringBootApplication(proxyBeanMethods = false)
public class SpringFunction {

    @Bean
    Work work() {
        return Work.recorded();
    }

    @Bean
    Function<Map<String, Object>, Map<String, Object>> answer(Work work) {
        return event -> work.done();
    }
}
