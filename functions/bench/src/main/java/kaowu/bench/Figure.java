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

    /** A count of what must not be: good if it is none. */
    static Figure none(String name, long count, String unit) {
        return new Figure(name, count, unit, 0, 0.0);
    }

    /** How many times the baseline the value is; where the baseline is nothing, the value itself. */
    @JsonProperty
    double ratio() {
        return baseline == 0 ? value : value / baseline;
    }

    /** Whether it counts what must not be, and there is some of it. */
    boolean violated() {
        return goal != null && goal == 0 && value > 0;
    }

    /** Whether the ratio is good; null where there is no goal. */
    @JsonProperty
    @Nullable
    Boolean met() {
        return goal == null ? null : ratio() <= goal;
    }
}
