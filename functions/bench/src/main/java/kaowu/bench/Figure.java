package kaowu.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside its baseline.
 *
 * @param name {@code <group>.<case>}
 * @param value median of what was measured
 * @param unit of value and baseline
 * @param baseline median of what it is compared with, measured in the same run
 * @param goal the largest ratio that is good; null: it is only told
 */
@JsonPropertyOrder({"value", "unit", "baseline", "ratio", "goal", "met"})
record Figure(
        @JsonIgnore String name,
        double value,
        String unit,
        double baseline,
        @Nullable Double goal) {

    /** How many times the baseline the value is. */
    @JsonProperty
    double ratio() {
        return value / baseline;
    }

    /** Whether the ratio is good; null where there is no goal. */
    @JsonProperty
    @Nullable
    Boolean met() {
        return goal == null ? null : ratio() <= goal;
    }
}
