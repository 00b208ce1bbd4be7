package kaowu.schedule;

import java.time.LocalDate;

/** The window of the practical exams, both days included, in the plan's zone. */
public record Practical(LocalDate from, LocalDate to) {}
