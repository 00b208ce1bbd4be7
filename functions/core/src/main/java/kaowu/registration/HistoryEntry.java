package kaowu.registration;

import java.time.Instant;
import java.util.List;

/**
 * One thing that happened to a registration.
 *
 * @param event REGISTERED, MATERIAL_RECEIVED, COMPLETED, WITHDRAWN, FORFEITED, REINSTATED
 * @param items the material it is about, or what was missing
 */
public record HistoryEntry(Instant at, String event, List<String> items) {}
