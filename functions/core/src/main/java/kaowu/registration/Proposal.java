package kaowu.registration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That somebody moves to another site.
 *
 * @param theory exam day there, as it was when she was asked; empty while it was to be announced
 * @param reason why, as an official put it
 * @param label names the proposal
 */
public record Proposal(String siteId, String siteName, Optional<LocalDate> theory, String reason, String label) {}
