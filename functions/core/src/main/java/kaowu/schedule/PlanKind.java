package kaowu.schedule;

/** Which timetable of the notice a plan is. */
public enum PlanKind {
    /** Annex 1, 全省统考: the same occupations on the same days in the whole province. */
    UNIFIED,
    /** Annex 2, 日常鉴定: reference dates, open to every occupation that a site offers. */
    DAILY,
    /** Annex 2 where it is published apart for 专项职业能力考核 units. */
    SPECIAL
}
