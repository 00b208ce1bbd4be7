package kaowu.schedule;

import java.time.LocalDate;

/** A round as another one sees it when their dates are compared. */
record Neighbour(String roundId, LocalDate deadline, LocalDate theory, Practical practical) {}
