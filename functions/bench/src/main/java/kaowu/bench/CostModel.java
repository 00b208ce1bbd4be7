package kaowu.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import kaowu.bench.Use.Unit;

/**
 * What is not measured: the prices, and what a registration goes through. It is data, in {@code cost.json}.
 *
 * @param asOf when the prices were looked up
 * @param registrations for how many the price is told
 * @param minutes how long the sweeps run for them
 */
record CostModel(
        String asOf,
        String region,
        String currency,
        List<Price> prices,
        int registrations,
        List<Step> life,
        double minutes,
        String minutesWhy) {

    /** @param price of so many as {@code per} says */
    record Price(Unit unit, String said, double price, double per, String source) {

        double of(double amount) {
            return amount * price / per;
        }
    }

    /** What the number of a step's calls goes with. */
    enum Per {
        REGISTRATION,
        MATERIAL,
        MINUTE
    }

    /** A call, and how often it is made; {@code why} says what that supposes. */
    record Step(String step, double times, Per per, String why) {}

    static CostModel read() throws IOException {
        try (InputStream file = CostModel.class.getResourceAsStream("cost.json")) {
            return new ObjectMapper().readValue(Objects.requireNonNull(file), CostModel.class);
        }
    }

    /** How often a step is made for all registrations, each of which needs so many materials. */
    double calls(Step step, int materials) {
        return switch (step.per()) {
            case REGISTRATION -> step.times() * registrations;
            case MATERIAL -> step.times() * materials * registrations;
            case MINUTE -> step.times() * minutes;
        };
    }

    /** In {@link #currency}. */
    double price(Use use) {
        return prices.stream()
                .mapToDouble(price -> price.of(use.of(price.unit())))
                .sum();
    }
}
