package kaowu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WallClockTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Midnight is said as the end of the day before.
            2020-05-29T16:00:00Z | Asia/Shanghai     | 2020-05-29 24:00 (Asia/Shanghai, UTC+08:00)
            2020-12-31T16:00:00Z | Asia/Shanghai     | 2020-12-31 24:00 (Asia/Shanghai, UTC+08:00)
            2020-02-29T16:00:00Z | Asia/Shanghai     | 2020-02-29 24:00 (Asia/Shanghai, UTC+08:00)
            2020-05-29T16:01:00Z | Asia/Shanghai     | 2020-05-30 00:01 (Asia/Shanghai, UTC+08:00)
            2020-05-29T15:59:00Z | Asia/Shanghai     | 2020-05-29 23:59 (Asia/Shanghai, UTC+08:00)
            2020-05-29T09:30:00Z | Asia/Shanghai     | 2020-05-29 17:30 (Asia/Shanghai, UTC+08:00)
            2020-05-29T00:00:00Z | Asia/Shanghai     | 2020-05-29 08:00 (Asia/Shanghai, UTC+08:00)
            # The same zone has two offsets; the one that holds is said.
            2020-03-29T22:00:00Z | Europe/Berlin     | 2020-03-29 24:00 (Europe/Berlin, UTC+02:00)
            2020-10-25T23:00:00Z | Europe/Berlin     | 2020-10-25 24:00 (Europe/Berlin, UTC+01:00)
            # A day that has no midnight begins at 01:00.
            2018-11-04T03:00:00Z | America/Sao_Paulo | 2018-11-04 01:00 (America/Sao_Paulo, UTC-02:00)
            2020-05-29T00:00:00Z | UTC               | 2020-05-28 24:00 (UTC, UTC+00:00)
            """)
    void saysDateTimeZoneAndOffset(Instant instant, ZoneId zone, String expected) {
        assertThat(WallClock.text(instant, zone)).isEqualTo(expected);
    }
}
