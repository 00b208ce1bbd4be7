package kaowu.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import kaowu.site.Room.Desk;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpacingTest {

    private static final Spacing MORE_THAN_A_METRE = new Spacing(BigDecimal.ONE);

    private static Room room(String length, String width, String deskWidth, String deskDepth, @Nullable String aisle) {
        return new Room(
                "101",
                30,
                new BigDecimal(length),
                new BigDecimal(width),
                new Desk(new BigDecimal(deskWidth), new BigDecimal(deskDepth)),
                aisle == null ? null : new BigDecimal(aisle));
    }

    @ParameterizedTest
    @CsvSource({
        // A room of 30 seats that stood 0.8 m apart: 5 columns and 6 rows of desks of 0.6 m by 0.4 m.
        "6.8, 6.2, 0.6, 0.4,    , 20",
        // Two desks of 0.6 m and a gap of exactly 1 m fill 2.2 m: that is not more than 1 m.
        "0.4, 2.2, 0.6, 0.4,    , 1",
        "0.4, 2.201, 0.6, 0.4,  , 2",
        "1.8, 0.6, 0.6, 0.4,    , 1",
        "1.801, 0.6, 0.6, 0.4,  , 2",
        // An aisle of 1.2 m may be filled exactly, one of 1 m adds nothing to the distance.
        "0.4, 2.4, 0.6, 0.4, 1.2, 2",
        "0.4, 2.399, 0.6, 0.4, 1.2, 1",
        "0.4, 2.2, 0.6, 0.4, 1, 1",
        // One desk that just fits, and one that does not.
        "0.4, 0.6, 0.6, 0.4,    , 1",
        "0.4, 0.599, 0.6, 0.4,  , 0",
    })
    void keepsMoreThanTheDistanceBetweenAnyTwoSeats(
            String length, String width, String deskWidth, String deskDepth, @Nullable String aisle, int seats) {
        assertThat(MORE_THAN_A_METRE.seats(room(length, width, deskWidth, deskDepth, aisle)))
                .contains(seats);
    }

    /** In millimetres, against a room that is filled desk by desk. */
    @Property
    void holdsAsManyAsFitWhenTheyArePutOneBehindTheOther(
            @ForAll @IntRange(min = 1, max = 20_000) int length, @ForAll @IntRange(min = 1, max = 2_000) int depth) {
        int fit = 0;
        int end = 0;
        while (end + depth <= length) {
            fit++;
            end += depth + 1_001;
        }
        Room room = room(
                BigDecimal.valueOf(length, 3).toString(),
                "1",
                "1",
                BigDecimal.valueOf(depth, 3).toString(),
                null);
        // Gaps need not be whole millimetres: what is short of one by less than a millimetre for each gap still fits.
        int atLeast = MORE_THAN_A_METRE.seats(room).orElseThrow();
        assertThat(atLeast).isGreaterThanOrEqualTo(fit);
        assertThat(atLeast * depth + Math.max(0, atLeast - 1) * 1_000)
                .isLessThanOrEqualTo(atLeast > 1 ? length - 1 : length);
        assertThat((atLeast + 1) * depth + atLeast * 1_000).isGreaterThanOrEqualTo(atLeast > 0 ? length : length + 1);
    }

    @Test
    void countsOnlyWhatIsMeasuredAndNamesWhatIsNot() {
        Room unmeasured = new Room("102", 30, null, null, null, null);
        Site site = new Site(
                "cd-01",
                "测试站",
                "成都市",
                Authority.CITY,
                List.of("育婴员", "保安员"),
                Map.of("育婴员", 12, "保安员", 3),
                List.of(room("6.8", "6.2", "0.6", "0.4", null), unmeasured),
                null);
        SiteCapacity capacity = SiteCapacity.of(site, MORE_THAN_A_METRE);
        assertThat(capacity.nominalSeats()).isEqualTo(60);
        assertThat(capacity.theorySeats()).isEqualTo(20);
        assertThat(capacity.unmeasuredRooms()).containsExactly("102");
        assertThat(capacity.practicalPerDay()).containsEntry("育婴员", 120).containsEntry("保安员", 30);
    }

    @Test
    void knowsNothingOfASiteThatSaysNothing() {
        Site site = new Site("cd-01", "测试站", "成都市", Authority.CITY, List.of("育婴员"), null, null, null);
        assertThat(SiteCapacity.of(site, MORE_THAN_A_METRE)).isEqualTo(new SiteCapacity(null, null, List.of(), null));
    }
}
