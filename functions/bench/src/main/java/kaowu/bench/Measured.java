package kaowu.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * On which day and on what figures were taken.
 *
 * @param jdks that the functions ran on
 * @param cores that there were for everything
 * @param gib of memory
 */
record Measured(LocalDate day, List<String> jdks, int cores, String architecture, long gib) {

    private static final double GIB = 1 << 30;

    /** Today, on this machine. */
    static Measured on(List<Jdk> jdks) {
        return new Measured(
                LocalDate.now(ZoneOffset.UTC),
                jdks.stream().map(Jdk::release).toList(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                Math.round(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                                .getTotalMemorySize()
                        / GIB));
    }

    /** In a sentence about what was measured. */
    String said(String what) {
        return "%s, measured on %s with JDK %s on a machine with %d cores (%s) and %d GiB of memory:"
                .formatted(what, day, String.join(" and ", jdks), cores, architecture, gib);
    }
}
