package kaowu.local;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kaowu.calendar.WallClock;
import kaowu.door.Functions;
import kaowu.door.Words;
import kaowu.intake.IntakeTable;
import kaowu.intake.Shard;
import kaowu.registration.GapTable;
import kaowu.schedule.Round;
import kaowu.schedule.RoundState;
import kaowu.schedule.RoundTable;

/** The page that shows an operator how the rounds stand. */
@Path("/local")
public class WelcomeResource {

    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");

    private final RoundTable rounds;
    private final IntakeTable intakes;
    private final GapTable gaps;
    private final Functions functions;
    private final LocalSystem system;

    WelcomeResource(RoundTable rounds, IntakeTable intakes, GapTable gaps, Functions functions, LocalSystem system) {
        this.rounds = rounds;
        this.intakes = intakes;
        this.gaps = gaps;
        this.functions = functions;
        this.system = system;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance welcome(
                Map<String, String> t,
                List<Row> rows,
                String now,
                long nowMs,
                boolean simulated,
                List<String> functions);
    }

    /**
     * A round on the page, or one of its sites that has dates of its own.
     *
     * @param id of the round, followed by an at sign and the site where it is one
     * @param closes deadline as date and time
     * @param zone its zone and offset
     * @param closesMs milliseconds since 1970, for the countdown
     * @param from first day of the practical exams
     * @param to last day of the practical exams
     * @param taken places taken where these dates hold
     */
    public record Row(
            String id,
            String kind,
            String occupations,
            String state,
            String stateText,
            String closes,
            String zone,
            long closesMs,
            String theory,
            String from,
            String to,
            int taken,
            int forfeited) {}

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    public TemplateInstance welcome(@QueryParam("lang") @DefaultValue(Words.CHINESE) String lang) {
        Instant now = system.clock().instant();
        Map<String, String> texts = PageTexts.in(lang);
        List<Row> rows = rounds.all().stream()
                .filter(round -> !round.cancelled())
                .flatMap(round -> Stream.concat(Stream.of(round), rounds.apart(round).stream()))
                .map(round -> row(round, now, texts))
                .toList();
        return Templates.welcome(
                texts,
                rows,
                WallClock.text(now, OFFICE),
                now.toEpochMilli(),
                !system.clock().isReal(),
                functions.names());
    }

    private Row row(Round round, Instant now, Map<String, String> texts) {
        List<Shard> shards = intakes.of(round.id()).stream()
                .filter(shard -> round.covers(shard.siteId()))
                .toList();
        RoundState state = round.state(now);
        String closes = round.wall(round.closesAt());
        String toBeAnnounced = texts.getOrDefault("toBeAnnounced", "");
        int forfeited = shards.stream()
                .map(Shard::siteId)
                .distinct()
                .mapToInt(siteId -> gaps.forfeited(round.id(), siteId))
                .sum();
        return new Row(
                round.key().text(),
                texts.getOrDefault("kind." + round.kind(), round.kind().name()),
                round.occupations().isEmpty()
                        ? texts.getOrDefault("anyOccupation", "")
                        : round.occupations().stream().collect(Collectors.joining("、")),
                state.name().toLowerCase(Locale.ROOT),
                texts.getOrDefault("state." + state, state.name()),
                closes.substring(0, closes.indexOf(" (")),
                closes.substring(closes.indexOf('(') + 1, closes.indexOf(')')),
                round.closesAt().toEpochMilli(),
                round.examDay().map(LocalDate::toString).orElse(toBeAnnounced),
                round.tbd() ? toBeAnnounced : round.practical().from() + " –",
                round.tbd() ? "" : round.practical().to().toString(),
                shards.stream().mapToInt(Shard::taken).sum(),
                forfeited);
    }
}
