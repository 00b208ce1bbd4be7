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
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.table.Transactions;
import org.jspecify.annotations.Nullable;

/** Sites: registered, accepted, looked at, listed. */
public class SiteFunctions {

    private final SiteTable sites;
    private final Actors actors;
    private final SiteViews views;
    private final AuditTable audit;
    private final Transactions transactions;
    private final InstantSource clock;

    SiteFunctions(
            SiteTable sites,
            Actors actors,
            SiteViews views,
            AuditTable audit,
            Transactions transactions,
            InstantSource clock) {
        this.sites = sites;
        this.actors = actors;
        this.views = views;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public record RegisterSiteRequest(
            String by, Site site, @Nullable String reason) {}

    public record SiteReply(SiteView site) {}

    /** Makes a site known, or changes what is known of it; its state stays as it is. */
    @Funq
    public Answer<SiteReply> registerSite(Call<RegisterSiteRequest> call) {
        return call.answer(request -> {
            List<Refusal> problems = SiteCheck.problems(request.site());
            if (!problems.isEmpty()) {
                return Result.refused(problems);
            }
            Optional<Standing> before = sites.standing(request.site().id());
            return actors.describing(before.map(Standing::site), request.site(), request.by())
                    .map(refusal -> Result.<SiteReply>refused(List.of(refusal)))
                    .orElseGet(() -> register(request, before));
        });
    }

    private Result<SiteReply> register(RegisterSiteRequest request, Optional<Standing> before) {
        Site wanted =
                request.site().in(before.map(Standing::site).map(Site::state).orElse(SiteState.REGISTERED));
        Standing after = before.map(known -> known.with(wanted)).orElseGet(() -> Standing.of(wanted));
        return change("registerSite", request.by(), before, after, request.reason());
    }

    public record AcceptSiteRequest(String by, String siteId, String reason) {}

    /** Notes that a site has passed inspection (验收评估通过), after which it may take registrations. */
    @Funq
    public Answer<SiteReply> acceptSite(Call<AcceptSiteRequest> call) {
        return call.answer(request -> sites.standing(request.siteId())
                .map(before -> accept(request, before))
                .orElseGet(() -> Result.refused("UNKNOWN_SITE", "siteId", request.siteId())));
    }

    private Result<SiteReply> accept(AcceptSiteRequest request, Standing before) {
        Optional<Refusal> notTheirs = actors.overSite(before.site(), request.by());
        if (notTheirs.isPresent()) {
            return Result.refused(List.of(notTheirs.get()));
        } else if (before.lasting().isPresent()) {
            return Result.refused("SITE_SUSPENDED", "siteId", before.site().name());
        }
        return change(
                "acceptSite",
                request.by(),
                Optional.of(before),
                before.with(before.site().in(SiteState.ACCEPTED)),
                request.reason());
    }

    public record ViewSiteRequest(String siteId) {}

    /** A site with its rooms and stations, how many it can examine, and the findings of its last suspension with their age. */
    @Funq
    public Answer<SiteReply> viewSite(Call<ViewSiteRequest> call) {
        return call.answer(request -> sites.standing(request.siteId())
                .map(site -> Result.done(new SiteReply(views.view(site, now()))))
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
            String action, String by, Optional<Standing> before, Standing after, @Nullable String reason) {
        Instant now = now();
        if (before.filter(after::equals).isPresent()) {
            return Result.done(new SiteReply(views.view(after, now)));
        }
        return transactions
                .commit(List.of(
                        sites.put(after, before),
                        audit.change(
                                "site/" + after.site().id(),
                                now,
                                action,
                                by,
                                before.map(Standing::site).orElse(null),
                                after.site(),
                                reason)))
                .map(rejection -> Result.<SiteReply>refused(
                        "CHANGED_MEANWHILE", "siteId", after.site().id()))
                .orElseGet(() -> Result.done(new SiteReply(views.view(after, now))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
