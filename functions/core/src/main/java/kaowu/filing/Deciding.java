package kaowu.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kaowu.audit.AuditTable;
import kaowu.door.Result;
import kaowu.door.Term;
import kaowu.filing.Filing.Decision;
import kaowu.filing.FilingFunctions.DecideRequest;
import kaowu.filing.FilingFunctions.FilingReply;
import kaowu.site.Actors;
import kaowu.table.Transactions;

/** Takes a decision on a filing. It is the province's (notice, part 2: 须向省职业技能鉴定指导中心备案同意), and it is made once. */
@ApplicationScoped
class Deciding {

    private final FilingTable filings;
    private final Actors actors;
    private final AuditTable audit;
    private final Transactions transactions;

    Deciding(FilingTable filings, Actors actors, AuditTable audit, Transactions transactions) {
        this.filings = filings;
        this.actors = actors;
        this.audit = audit;
        this.transactions = transactions;
    }

    Result<FilingReply> decide(DecideRequest request, Instant now) {
        if (!request.approved() && Filing.said(request.remark()).isEmpty()) {
            return Result.refused("MISSING_FIELD", "remark", "remark");
        }
        return find(request).then(filing -> {
            // Nobody decides on what she asks for herself, nor does a city on what is not for it to decide.
            if (!actors.of(request.by()).province()) {
                return Result.refused("PROVINCE_APPROVES", "by", request.by());
            }
            return decide(filing, decision(request, now), now);
        });
    }

    private Result<Filing> find(DecideRequest request) {
        if (request.filingNo() != null) {
            return byNumber(request.filingNo(), request);
        } else if (request.roundId() != null && request.siteId() != null) {
            return waiting(request.roundId(), request.siteId());
        }
        return Result.refused("MISSING_FIELD", "filingNo", "filingNo");
    }

    /** A place beside the number has to be that of the filing. */
    private Result<Filing> byNumber(String filingNo, DecideRequest request) {
        return filings.find(filingNo)
                .filter(filing -> request.roundId() == null || request.roundId().equals(filing.roundId()))
                .filter(filing -> request.siteId() == null || request.siteId().equals(filing.siteId()))
                .map(Result::done)
                .orElseGet(() -> Result.refused("FILING_UNKNOWN", "filingNo", filingNo));
    }

    private Result<Filing> waiting(String roundId, String siteId) {
        return filings.latestOpen(roundId, siteId)
                .map(Result::done)
                .orElseGet(() -> Result.refused("FILING_NOT_OPEN", "siteId", siteId, roundId));
    }

    private static Decision decision(DecideRequest request, Instant now) {
        return new Decision(
                request.approved(), request.by(), now, Filing.said(request.document()), Filing.said(request.remark()));
    }

    private Result<FilingReply> decide(Filing before, Decision decision, Instant now) {
        if (before.open()) {
            Filing after = before.decided(decision);
            if (written(before, after, decision)) {
                return Result.done(new FilingReply(after.view(now)));
            }
        }
        // Whoever decided meanwhile may have decided the same.
        Filing decided = before.open() ? filings.find(before.filingNo()).orElseThrow() : before;
        if (decided.decision().isEmpty()) {
            return Result.refused("FILING_TAKEN_BACK", "filingNo", decided.filingNo());
        }
        Decision made = decided.decision().get();
        return made.sameAs(decision)
                ? Result.done(new FilingReply(decided.view(now)))
                : Result.refused(
                        "FILING_DECIDED",
                        "filingNo",
                        decided.filingNo(),
                        decided.wall(made.at()),
                        Term.of(made.approved() ? "FILING_APPROVED" : "FILING_REJECTED"));
    }

    private boolean written(Filing before, Filing after, Decision decision) {
        return transactions
                .commit(List.of(
                        filings.decide(after, decision),
                        audit.change(
                                after.subject(),
                                decision.at(),
                                "decideFiling",
                                decision.by(),
                                noted(before),
                                noted(after),
                                decision.remark().orElse(null))))
                .isEmpty();
    }

    private static Map<String, Object> noted(Filing filing) {
        Map<String, Object> noted = new HashMap<>();
        noted.put("filingNo", filing.filingNo());
        noted.put("state", filing.state());
        filing.decision().flatMap(Decision::document).ifPresent(document -> noted.put("document", document));
        return noted;
    }
}
