package kaowu.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import kaowu.filing.FilingFunctions.ListFilingsRequest;

/** Filings as somebody asks for them: of one place by its key, those that wait by their index, and all others by a scan. */
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
        FilingState state = Optional.ofNullable(request.state()).orElse(FilingState.FILED);
        List<Filing> found = state == FilingState.FILED ? filings.open() : filings.all();
        return found.stream()
                .filter(filing -> filing.state() == state)
                .filter(filing -> request.roundId() == null || request.roundId().equals(filing.roundId()))
                .filter(filing -> request.siteId() == null || request.siteId().equals(filing.siteId()))
                .toList();
    }
}
