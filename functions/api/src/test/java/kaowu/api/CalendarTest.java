package kaowu.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import kaowu.api.Scene.Place;
import kaowu.api.Web.Person;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The calendars, read back by another library than the one that writes them. */
@QuarkusTest
@WithTestResource(Servers.class)
class CalendarTest {

    @Inject
    Scene scene;

    @Inject
    Web web;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void holdsDeadlineTheoryDayAndPracticalWindowOfARegistration() throws Exception {
        Place place = scene.place();
        Person person = scene.registered(place);
        Response response = web.as(person).get("/api/registrations/" + person.registrationNo() + "/calendar.ics");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/calendar");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        isWellFolded(response.asByteArray());
        Calendar calendar = read(response);
        assertThat(calendar.<VTimeZone>getComponents("VTIMEZONE"))
                .singleElement()
                .satisfies(zone -> assertThat(
                                zone.getRequiredProperty(Property.TZID).getValue())
                        .isEqualTo("Asia/Shanghai"));
        VEvent deadline = event(calendar, person.registrationNo() + "-deadline@kaowu");
        assertThat(ZonedDateTime.from(start(deadline)).toInstant()).isEqualTo("2020-05-29T16:00:00Z");
        assertThat(deadline.getRequiredProperty(Property.DTSTART).toString()).contains("TZID=Asia/Shanghai");
        assertThat(text(deadline, Property.SUMMARY)).contains("育婴员", "2020-05-29 24:00");
        assertThat(text(deadline, Property.SEQUENCE)).isEqualTo("1");
        assertThat(deadline.getAlarms())
                .singleElement()
                .satisfies(alarm -> assertThat(
                                alarm.getRequiredProperty(Property.TRIGGER).getValue())
                        .isEqualTo("-P1D"));
        VEvent theory = event(calendar, person.registrationNo() + "-theory@kaowu");
        assertThat(LocalDate.from(start(theory))).isEqualTo(Scene.THEORY);
        assertThat(LocalDate.from(end(theory))).isEqualTo(Scene.THEORY.plusDays(1));
        VEvent practical = event(calendar, person.registrationNo() + "-practical@kaowu");
        assertThat(LocalDate.from(start(practical))).isEqualTo(Scene.THEORY);
        assertThat(LocalDate.from(end(practical))).isEqualTo(Scene.THEORY.plusDays(14));
    }

    @Test
    void isOpenedByItsKeyWhichOpensNothingElse() throws Exception {
        Person person = scene.registered(scene.place());
        String path = "/api/registrations/" + person.registrationNo();
        String key = web.as(person).get(path).jsonPath().getString("registration.calendarKey");
        Response calendar = web.given().header("Accept-Language", "en").get(path + "/calendar.ics?key=" + key);
        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(text(event(read(calendar), person.registrationNo() + "-theory@kaowu"), Property.SUMMARY))
                .isEqualTo("育婴员: theory exam");
        Refused.with(web.get(path + "/calendar.ics?key=" + "-" + key.substring(1)), 404, "UNKNOWN_REGISTRATION");
        Refused.with(
                web.get("/api/registrations/0000-0000-0000-1/calendar.ics?key=" + key), 404, "UNKNOWN_REGISTRATION");
        Refused.with(web.get(path + "/calendar.ics"), 401, "UNAUTHORIZED");
        Refused.with(web.as(new Person("", key)).get(path), 404, "UNKNOWN_REGISTRATION");
    }

    @Test
    void showsTheDatesOfAWithdrawnRegistrationAsCancelled() throws Exception {
        Person person = scene.registered(scene.place());
        String path = "/api/registrations/" + person.registrationNo();
        web.as(person).noContentType().post(path + "/withdrawal").then().statusCode(200);
        Calendar calendar = read(web.as(person).get(path + "/calendar.ics"));
        assertThat(calendar.<VEvent>getComponents("VEVENT"))
                .hasSize(3)
                .allSatisfy(event -> assertThat(text(event, Property.STATUS)).isEqualTo("CANCELLED"))
                .allSatisfy(event -> assertThat(event.getAlarms()).isEmpty());
    }

    @Test
    void ofAnOccupationMovesWithItsRounds() throws Exception {
        Place place = scene.place();
        String path = "/api/occupations/育婴员/calendar.ics";
        Response first = web.get(path);
        assertThat(first.contentType()).startsWith("text/calendar");
        isWellFolded(first.asByteArray());
        assertThat(web.given()
                        .header("If-None-Match", first.header("ETag"))
                        .get(path)
                        .statusCode())
                .isEqualTo(304);
        scene.publish(
                place.roundId().replaceFirst("-1$", ""), Scene.DEADLINE.plusDays(2), List.of(Scene.OCCUPATION), null);
        Response second = web.get(path);
        assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
        VEvent moved = event(read(second), place.roundId() + "-deadline@kaowu");
        assertThat(ZonedDateTime.from(start(moved)).toInstant()).isEqualTo("2020-05-31T16:00:00Z");
        assertThat(text(moved, Property.SEQUENCE)).isEqualTo("2");
        assertThat(text(moved, Property.STATUS)).isEqualTo("CONFIRMED");
        Refused.with(web.get("/api/occupations/宇航员/calendar.ics"), 404, "UNKNOWN_OCCUPATION");
    }

    /** Lines end with CRLF and have at most 75 octets (RFC 5545, 3.1). */
    private static void isWellFolded(byte[] calendar) {
        String text = new String(calendar, StandardCharsets.UTF_8);
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text.split("\r\n"))
                .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length)
                        .as(line)
                        .isLessThanOrEqualTo(75));
    }

    private static Calendar read(Response response) throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new StringReader(response.asString()));
        assertThat(calendar.validate().hasErrors())
                .as(calendar.validate().toString())
                .isFalse();
        return calendar;
    }

    private static VEvent event(Calendar calendar, String uid) {
        return calendar.<VEvent>getComponents("VEVENT").stream()
                .filter(event -> text(event, Property.UID).equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static String text(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static Temporal start(VEvent event) {
        return event.<DtStart<Temporal>>getRequiredProperty(Property.DTSTART).getDate();
    }

    private static Temporal end(VEvent event) {
        return event.<DtEnd<Temporal>>getRequiredProperty(Property.DTEND).getDate();
    }
}
