package kaowu.bench;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.bench.CostModel.Per;
import kaowu.bench.CostModel.Step;
import kaowu.bench.Use.Unit;

/**
 * The page that tells the price, in Markdown.
 *
 * @param uses what one call of a step uses, by the name of the step
 * @param materials how many everybody had to hand in
 */
record CostPage(CostModel model, Map<String, Use> uses, int materials) {

    private Use of(Step step) {
        return Objects.requireNonNull(uses.get(step.step()), step.step());
    }

    /** What all registrations use together. */
    Use all() {
        return model.life().stream()
                .map(step -> of(step).times(model.calls(step, materials)))
                .reduce(Use.NOTHING, Use::plus);
    }

    String text() {
        return Stream.of(
                        sum(),
                        "",
                        "| step | calls each | WRU | RRU | ms billed | supposing |",
                        "|---|---:|---:|---:|---:|---|",
                        rows(),
                        "",
                        "| what AWS bills | price in %s | per | used | %s |"
                                .formatted(model.currency(), model.currency()),
                        "|---|---:|---:|---:|---:|",
                        bill(),
                        "",
                        rest())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String sum() {
        return "%s registrations cost %s %s in %s by the price list of %s, free tiers left out."
                .formatted(
                        grouped(model.registrations()),
                        money(model.price(all())),
                        model.currency(),
                        model.region(),
                        model.asOf());
    }

    private String rows() {
        return model.life().stream()
                .map(step -> "| %s | %s | %s | %s | %s | %s |"
                        .formatted(
                                step.step(),
                                times(step),
                                Digits.of(of(step).of(Unit.WRITE_UNITS)),
                                Digits.of(of(step).of(Unit.READ_UNITS)),
                                // At 1 GiB a GB-second is a second.
                                Digits.of(of(step).of(Unit.GB_SECONDS) * 1_000),
                                step.why()))
                .collect(Collectors.joining("\n"));
    }

    private String times(Step step) {
        return step.per() == Per.MINUTE
                ? "%s a minute".formatted(plain(step.times()))
                : plain(model.calls(step, materials) / model.registrations());
    }

    private String bill() {
        Use all = all();
        return model.prices().stream()
                .map(price -> "| [%s](%s) | %s | %s | %s | %s |"
                        .formatted(
                                price.said(),
                                price.source(),
                                plain(price.price()),
                                grouped(price.per()),
                                grouped(all.of(price.unit())),
                                money(price.of(all.of(price.unit())))))
                .collect(Collectors.joining("\n"));
    }

    private String rest() {
        return ("Each has %d materials to hand in. The sweeps run every minute for %s minutes: %s."
                        + " Not in it: starts of new sandboxes, e-mail and text messages, KMS, storage, logs, transfer.")
                .formatted(materials, grouped(model.minutes()), model.minutesWhy());
    }

    private static String money(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String grouped(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
