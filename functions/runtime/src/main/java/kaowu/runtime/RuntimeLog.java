package kaowu.runtime;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Hands log lines to the Lambda runtime instead of the console: it keeps a line with its stack trace together as one event, and
 * with the log format JSON it adds the request id, the level and the instant.
 */
@ApplicationScoped
class RuntimeLog extends Handler {

    private static final int BEFORE_ALL_OTHERS = 1;

    private final LambdaLogger runtime;

    RuntimeLog() {
        runtime = LambdaRuntime.getLogger();
        setFormatter(new PatternFormatter("%c %s%e%n"));
    }

    void start(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            runtime.log(getFormatter().format(line), level(line.getLevel()));
        }
    }

    private static LogLevel level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return LogLevel.ERROR;
        } else if (level.intValue() >= Level.WARNING.intValue()) {
            return LogLevel.WARN;
        }
        return level.intValue() >= Level.INFO.intValue() ? LogLevel.INFO : LogLevel.DEBUG;
    }

    /** The runtime keeps nothing back. */
    @Override
    public void flush() {}

    @Override
    public void close() {}
}
