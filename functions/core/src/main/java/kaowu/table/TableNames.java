package kaowu.table;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Physical names of the tables that the infrastructure defines; the defaults are those of the local system. */
@ConfigMapping(prefix = "kaowu.tables")
public interface TableNames {

    /** Plans, their versions and their rounds. */
    @WithDefault("kaowu-rounds")
    String rounds();

    /** Intake shards: one or more for each round and site. */
    @WithDefault("kaowu-intakes")
    String intakes();

    /** Registrations. */
    @WithDefault("kaowu-registrations")
    String registrations();

    /** Changes on their way to those whom they concern. */
    @WithDefault("kaowu-cascades")
    String cascades();

    /** What sites file before they postpone, and what was decided on it. */
    @WithDefault("kaowu-filings")
    String filings();

    /** Sites. */
    @WithDefault("kaowu-sites")
    String sites();

    /** Which person is placed in an exam on which day. */
    @WithDefault("kaowu-placements")
    String placements();

    /** Who follows which occupation. */
    @WithDefault("kaowu-followers")
    String followers();

    /** The ledger of notices. */
    @WithDefault("kaowu-notices")
    String notices();

    /** Audit items. */
    @WithDefault("kaowu-audit")
    String audit();

    /** Requests that were carried out, so that one which is repeated is not carried out twice. */
    @WithDefault("kaowu-requests")
    String requests();

    /** Failed attempts, what was sent how often, and one-time codes. */
    @WithDefault("kaowu-attempts")
    String attempts();
}
