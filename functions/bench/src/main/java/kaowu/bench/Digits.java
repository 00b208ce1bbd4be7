package kaowu.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as they are printed: with as many digits as it takes to tell one from its neighbours, and never as nothing. */
final class Digits {

    private static final MathContext OF_SMALL = new MathContext(3);

    private Digits() {}

    static String of(double value) {
        if (value == 0) {
            return "0";
        }
        if (Math.abs(value) < 1) {
            return new BigDecimal(value).round(OF_SMALL).stripTrailingZeros().toPlainString();
        }
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }
}
