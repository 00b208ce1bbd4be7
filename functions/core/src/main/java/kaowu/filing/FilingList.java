package kaowu.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import kaowu.door.Refusal;
import kaowu.door.Result;
import kaowu.filing.FilingFunctions.ListFilingsRequest;
import kaowu.schedule.RoundTable;
import kaowu.site.SiteTable;

/** Filings as somebody asks for them: of one site and round by their key, those that wait by their index, and all others by a scan. */
@ApplicationScoped
class FilingList {

    private final FilingTable filings;
    private final RoundTable rounds;
    private final SiteTable sites;

    FilingList(FilingTable filings, RoundTable rounds, SiteTable sites) {
        this.filings = filings;
        this.rounds = rounds;
        this.sites = sites;
    }

    /** A round or site that there is not is refused, since nothing found would be taken for nothing filed. */
    Result<List<Filing>> of(ListFilingsRequest request) {
        List<Refusal> unknown = new ArrayList<>();
        if (request.roundId() != null && rounds.find(request.roundId()).isEmpty()) {
            unknown.add(Refusal.of("UNKNOWN_ROUND", "roundId", request.roundId()));
        }
        if (request.siteId() != null && sites.find(request.siteId()).isEmpty()) {
            unknown.add(Refusal.of("UNKNOWN_SITE", "siteId", request.siteId()));
        }
        return unknown.isEmpty() ? Result.done(found(request)) : Result.refused(unknown);
    }

    private List<Filing> found(ListFilingsRequest request) {
        if (request.roundId() != null && request.siteId() != null) {
            return filings.of(request.roundId(), request.siteId()).stream()
                    .filter(filing -> request.state() == null || request.state() == filing.state())
                    .toList();
        }
        boolean waiting = request.state() == FilingState.FILED
                || (request.state() == null && request.roundId() == null && request.siteId() == null);
        List<Filing> found = waiting ? filings.open() : filings.all();
        return found.stream()
                .filter(filing -> waiting || request.state() == null || request.state() == filing.state())
                .filter(filing -> request.roundId() == null || request.roundId().equals(filing.roundId()))
                .filter(filing -> request.siteId() == null || request.siteId().equals(filing.siteId()))
                .toList();
    }
}
