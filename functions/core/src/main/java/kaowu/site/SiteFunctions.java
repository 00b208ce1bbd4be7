package kaowu.site;

import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import kaowu.audit.AuditTable;
import kaowu.door.Answer;
import kaowu.door.Call;
import kaowu.door.Result;
import kaowu.table.Transactions;
import org.jspecify.annotations.Nullable;

/** Sites: registered, accepted, listed. */
public class SiteFunctions {

    private final SiteTable sites;
    private final AuditTable audit;
    private final Transactions transactions;
    private final InstantSource clock;

    SiteFunctions(SiteTable sites, AuditTable audit, Transactions transactions, InstantSource clock) {
        this.sites = sites;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record RegisterSiteRequest(
            String by, Site site, @Nullable String reason) {}

    public record SiteReply(Site site) {}

    /** Makes a site known, or changes what is known of it; its state stays as it is. */
    @Funq
    public Answer<SiteReply> registerSite(Call<RegisterSiteRequest> call) {
        return call.answer(request -> {
            Site wanted = request.site();
            if (!wanted.id().matches("[a-z0-9]+(-[a-z0-9]+)*") || wanted.id().length() > 40) {
                return Result.refused("SITE_ID_FORMAT", "site.id");
            }
            if (wanted.occupations().isEmpty()) {
                return Result.refused("NO_OCCUPATIONS", "site.occupations");
            }
            Optional<Site> before = sites.findNow(wanted.id());
            Site after = wanted.in(before.map(Site::state).orElse(SiteState.REGISTERED));
            return change("registerSite", request.by(), before.orElse(null), after, request.reason());
        });
    }

    public record AcceptSiteRequest(String by, String siteId, String reason) {}

    /** Notes that a site has passed inspection (验收评估通过), after which it may take registrations. */
    @Funq
    public Answer<SiteReply> acceptSite(Call<AcceptSiteRequest> call) {
        return call.answer(request -> sites.findNow(request.siteId())
                .map(before -> before.state() == SiteState.SUSPENDED
                        ? Result.<SiteReply>refused("SITE_SUSPENDED", "siteId", before.id())
                        : change("acceptSite", request.by(), before, before.in(SiteState.ACCEPTED), request.reason()))
                .orElseGet(() -> Result.refused("UNKNOWN_SITE", "siteId", request.siteId())));
    }

    public record ListSitesRequest(
            @Nullable String region, @Nullable String occupation) {}

    public record Sites(List<ListedSite> sites) {}

    /** A site without its rooms and stations, which are for whoever arranges exams. */
    public record ListedSite(
            String id,
            String name,
            String region,
            Authority authority,
            List<String> occupations,
            @Nullable SiteState state) {}

    /** The sites of a region or of all, whatever state they are in, by id. */
    @Funq
    public Answer<Sites> listSites(Call<ListSitesRequest> call) {
        return call.answer(request -> Result.done(new Sites(sites.all().stream()
                .filter(site -> request.region() == null || site.region().equals(request.region()))
                .filter(site ->
                        request.occupation() == null || site.occupations().contains(request.occupation()))
                .map(site -> new ListedSite(
                        site.id(), site.name(), site.region(), site.authority(), site.occupations(), site.state()))
                .toList())));
    }

    private Result<SiteReply> change(
            String action, String by, @Nullable Site before, Site after, @Nullable String reason) {
        if (after.equals(before)) {
            return Result.done(new SiteReply(after));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions
                .commit(List.of(
                        sites.put(after, before),
                        audit.change("site/" + after.id(), now, action, by, before, after, reason)))
                .map(rejection -> Result.<SiteReply>refused("CHANGED_MEANWHILE", "siteId", after.id()))
                .orElseGet(() -> Result.done(new SiteReply(after)));
    }
}
