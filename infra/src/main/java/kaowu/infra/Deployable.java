package kaowu.infra;

import java.util.List;
import java.util.Map;

/** A function as it is deployed: what runs it, how big it is, and what it needs. */
sealed interface Deployable permits Exported, ApiFunction {

    /** The end of its name in the cloud. */
    String name();

    /** In MiB. */
    int memory();

    /** In seconds. */
    int timeout();

    /** What Lambda calls in its archive. */
    String handler();

    Trigger trigger();

    List<Need> needs();

    /** What its environment says besides where to find what it needs. */
    Map<String, String> variables();

    default boolean needs(Need need) {
        return needs().contains(need);
    }

    /** The tables that it touches, by whatever operation, in the order in which they are defined. */
    default List<Tables> tables() {
        return needs().stream()
                .flatMap(need -> need.tables().stream())
                .distinct()
                .sorted()
                .toList();
    }

    default boolean writesTables() {
        return needs().stream().anyMatch(need -> need instanceof Need.OnTable on && on.writes());
    }
}
