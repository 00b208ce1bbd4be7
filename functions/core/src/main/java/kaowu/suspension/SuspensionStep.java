package kaowu.suspension;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kaowu.cascade.Cascade;
import kaowu.cascade.Cascade.Place;
import kaowu.cascade.Step;
import kaowu.ledger.Notice;
import kaowu.ledger.NoticeTable;
import kaowu.ledger.Occasion;
import kaowu.registration.Registration;
import kaowu.registration.RegistrationTable;
import kaowu.site.SiteTable;
import kaowu.site.Standing;
import kaowu.table.Transactions;

/** Tells those who are registered at a site that it was suspended, or that it works again: in their history and by a notice. */
@ApplicationScoped
class SuspensionStep implements Step {

    private final RegistrationTable registrations;
    private final SiteTable sites;
    private final NoticeTable notices;
    private final Transactions transactions;

    SuspensionStep(RegistrationTable registrations, SiteTable sites, NoticeTable notices, Transactions transactions) {
        this.registrations = registrations;
        this.sites = sites;
        this.notices = notices;
        this.transactions = transactions;
    }

    @Override
    public Set<Cascade.Kind> kinds() {
        return Set.of(Cascade.Kind.SITE_SUSPENDED, Cascade.Kind.SITE_RESUMED);
    }

    /** What is over by now is not told any more, nor what she knows; and of an end only who was told of the beginning. */
    @Override
    public boolean carry(Cascade change, Place place, String registrationNo, Instant now) {
        boolean begins = change.kind() == Cascade.Kind.SITE_SUSPENDED;
        Optional<Registration> found = registrations
                .find(registrationNo)
                .filter(registration -> registration.live()
                        && registration.siteId().equals(place.siteId())
                        && begins != registration.siteSuspended());
        if (found.isEmpty() || !isSo(change, place.siteId())) {
            return false;
        }
        return transactions
                .commit(List.of(
                        registrations.note(found.get(), change.kind().name(), change.at()),
                        notices.insert(Notice.of(
                                registrationNo, occasion(change, place), Occasion.suspensionLabel(change.no()), now))))
                .isEmpty();
    }

    /** Whether it is this suspension, and none after it, that lasts or has ended. */
    private boolean isSo(Cascade change, String siteId) {
        return sites.standing(siteId)
                .flatMap(Standing::suspension)
                .filter(last ->
                        last.no() == change.no() && last.lasts() == (change.kind() == Cascade.Kind.SITE_SUSPENDED))
                .isPresent();
    }

    private static Occasion occasion(Cascade change, Place place) {
        return change.kind() == Cascade.Kind.SITE_SUSPENDED
                ? new Occasion.SiteSuspended(place.siteId())
                : new Occasion.SiteResumed(place.siteId());
    }
}
