package kaowu.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;

/** The rules for a site's rooms. */
@ConfigMapping(prefix = "kaowu.site")
interface SiteSettings {

    /** The distance in metres that is more than kept between any two seats of the theory exam (notice, part 1). */
    @WithDefault("1")
    BigDecimal distance();
}
