package kaowu.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import kaowu.door.Refusal;
import kaowu.site.Room.Desk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCheckTest {

    private static Site site(String id, Map<String, Integer> stations, Room... rooms) {
        return new Site(id, "测试站", "成都市", Authority.CITY, List.of("育婴员"), stations, List.of(rooms), null);
    }

    private static List<String> problems(Site site) {
        return SiteCheck.problems(site).stream()
                .map((Refusal problem) -> problem.field() + " " + problem.code())
                .toList();
    }

    private static Room room(String name, String length) {
        return new Room(
                name, 30, new BigDecimal(length), BigDecimal.TEN, new Desk(BigDecimal.ONE, BigDecimal.ONE), null);
    }

    @Test
    void takesASiteThatIsDescribedInFull() {
        assertThat(problems(site("cd-01", Map.of("育婴员", 12), room("101", "8.125"), room("102", "200"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CD-01", "cd--1", "-cd", "成都", "a123456789012345678901234567890123456789x"})
    void refusesAnIdThatIsNoId(String id) {
        assertThat(problems(site(id, Map.of()))).containsExactly("site.id SITE_ID_FORMAT");
    }

    @Test
    void refusesStationsOfAnOccupationThatItDoesNotOffer() {
        assertThat(problems(site("cd-01", Map.of("电工", 2))))
                .containsExactly("site.stations.电工 STATIONS_OF_NO_OCCUPATION");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1_001})
    void refusesACountOfStationsThatIsNone(int count) {
        assertThat(problems(site("cd-01", Map.of("育婴员", count))))
                .containsExactly("site.stations.育婴员 COUNT_OUT_OF_BOUNDS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "200.001", "8.1234"})
    void refusesALengthThatNoRoomHas(String length) {
        assertThat(problems(site("cd-01", Map.of(), room("101", length))))
                .containsExactly("site.rooms[0].length METRES_OUT_OF_BOUNDS");
    }

    @Test
    void refusesTwoRoomsOfOneName() {
        assertThat(problems(site("cd-01", Map.of(), room("101", "8"), room("101", "9"))))
                .containsExactly("site.rooms[1].name ROOM_NAMED_TWICE");
    }
}
