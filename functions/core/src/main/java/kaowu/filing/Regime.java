package kaowu.filing;

import kaowu.schedule.Round;
import kaowu.site.Authority;
import kaowu.site.Site;

/** What a postponement of one site's round needs (notice, part 2). */
public enum Regime {
    /** 自行安排日常鉴定时间: the city sets the times of daily appraisals itself, and nobody else is asked (paragraph 1). */
    CITY,
    /** 全省统考: the same days in the whole province, so only the province moves them (paragraph 2). */
    PROVINCE,
    /** 备案同意后顺延: a provincial-direct site or special-ability unit files and is approved first (paragraph 3). */
    FILING;

    public static Regime of(Round round, Site site) {
        return switch (round.kind()) {
            case UNIFIED -> PROVINCE;
            case SPECIAL -> FILING;
            case DAILY -> site.authority() == Authority.CITY ? CITY : FILING;
        };
    }
}
