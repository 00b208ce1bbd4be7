package kaowu.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import kaowu.filing.FilingFunctions.ListFilingsRequest;

/** Filings as somebody asks for them: of one site and round by their key, those that wait by their index, and all others by a scan. */
@ApplicationScoped
class FilingList {

    private final FilingTable filings;

    FilingList(FilingTable filings) {
        this.filings = filings;
    }

    List<Filing> of(ListFilingsRequest request) {
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
