package kaowu.bench;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import kaowu.bench.check.Violation;
import kaowu.bench.check.Violation.Kind;

/** What must not be, as figures. */
final class Violations {

    /** What can be seen in a rush of registrations. */
    static final Set<Kind> OF_REGISTERING = EnumSet.of(
            Kind.LOST, Kind.UNASKED, Kind.REPEATED, Kind.LATE, Kind.OVER_CAPACITY, Kind.MISCOUNTED, Kind.MISPLACED);

    private Violations() {}

    /** One for each kind, found or not: {@code burst.over-capacity}. */
    static List<Figure> figures(String group, Collection<Violation> found, Set<Kind> kinds) {
        return kinds.stream()
                .map(kind -> Figure.none(
                        group + "." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        found.stream().filter(one -> one.kind() == kind).count(),
                        "found"))
                .toList();
    }
}
