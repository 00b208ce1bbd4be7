package kaowu.door;

import java.math.BigDecimal;

/**
 * Size of a file as the argument of a {@link Refusal}: in the largest unit in which it is exact to a tenth, because a bound that is
 * rounded would name files as good that are refused.
 *
 * @param bytes not negative; a KB has 1024 of them, a MB 1024 KB
 */
public record Size(long bytes) {

    private static final BigDecimal KILO = BigDecimal.valueOf(1024);

    @Override
    public String toString() {
        BigDecimal kilobytes = BigDecimal.valueOf(bytes).divide(KILO).stripTrailingZeros();
        BigDecimal megabytes = kilobytes.divide(KILO).stripTrailingZeros();
        if (megabytes.compareTo(BigDecimal.ONE) >= 0 && megabytes.scale() <= 1) {
            return megabytes.toPlainString() + " MB";
        } else if (kilobytes.compareTo(BigDecimal.ONE) >= 0 && kilobytes.scale() <= 1) {
            return kilobytes.toPlainString() + " KB";
        }
        return bytes + " B";
    }
}
