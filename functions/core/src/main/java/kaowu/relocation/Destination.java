package kaowu.relocation;

import kaowu.schedule.Round;
import kaowu.site.Site;

/**
 * Where somebody is to be.
 *
 * @param round as it is at that site
 */
record Destination(Round round, Site site) {}
