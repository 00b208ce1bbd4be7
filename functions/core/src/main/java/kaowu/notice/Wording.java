package kaowu.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import kaowu.door.Words;
import kaowu.ledger.Notice;
import kaowu.ledger.Occasion;
import kaowu.registration.Registration;
import kaowu.schedule.Round;
import kaowu.site.Site;
import kaowu.site.SiteTable;

/** Puts a notice in words: what is missing, until when with the zone, and what happens otherwise. */
@ApplicationScoped
class Wording {

    private final SiteTable sites;

    Wording(SiteTable sites) {
        this.sites = sites;
    }

    Message message(Notice notice, Registration registration, Round round, String address) {
        Words words = Words.in(registration.lang());
        boolean nothing = registration.missing().isEmpty() && notice.occasion() instanceof Occasion.Receipt;
        String kind = "NOTICE_" + notice.occasion().kind() + (nothing ? "_COMPLETE" : "");
        List<String> missing = registration.missingInOrder().stream()
                .map(material -> words.sentence("KIND_" + material))
                .toList();
        List<Object> facts = List.of(
                registration.no(),
                registration.occupation(),
                words.sentence("LEVEL_" + registration.level()),
                sites.find(registration.siteId()).map(Site::name).orElse(registration.siteId()),
                missing.isEmpty() ? words.sentence("NOTHING_MISSING") : missing,
                round.wall(registration.deadlineThatCounts(round.closesAt())),
                round.theory());
        return new Message(
                UUID.nameUUIDFromBytes((registration.no() + " " + notice.key()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                address,
                words.sentence(kind + "_SUBJECT", facts),
                words.sentence(kind, facts));
    }
}
