package kaowu.bench;

import java.util.EnumMap;
import java.util.Map;

/** How much of everything that AWS bills is used: by one call, by a registration, by many. */
record Use(Map<Unit, Double> amounts) {

    /** What there is a price for. */
    enum Unit {
        WRITE_UNITS,
        READ_UNITS,
        GB_SECONDS,
        INVOCATIONS,
        API_REQUESTS,
        EDGE_REQUESTS,
        OBJECT_WRITES,
        OBJECT_READS,
        TICKS
    }

    static final Use NOTHING = new Use(Map.of());

    double of(Unit unit) {
        return amounts.getOrDefault(unit, 0.0);
    }

    Use with(Unit unit, double amount) {
        return plus(new Use(Map.of(unit, amount)));
    }

    Use plus(Use other) {
        Map<Unit, Double> sum = new EnumMap<>(Unit.class);
        sum.putAll(amounts);
        other.amounts.forEach((unit, amount) -> sum.merge(unit, amount, Double::sum));
        return new Use(sum);
    }

    Use times(double factor) {
        Map<Unit, Double> product = new EnumMap<>(Unit.class);
        amounts.forEach((unit, amount) -> product.put(unit, amount * factor));
        return new Use(product);
    }
}
