package kaowu.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of an official, or one close report.
 *
 * @param subject what was changed, such as {@code site/cd-01} or {@code round/2020h2-unified-1}
 * @param at when, to the millisecond
 * @param action name of the function
 * @param by who asked for it
 * @param before the state before as JSON, absent where there was none; never personal data
 * @param after the state after as JSON; never personal data
 * @param reason why, in the official's words
 */
public record AuditItem(
        String subject,
        Instant at,
        String action,
        String by,
        @Nullable String before,
        String after,
        @Nullable String reason) {}
