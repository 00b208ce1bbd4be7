package kaowu.catalogue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an ID photo should look like; people are told so, and whoever inspects the materials looks. */
@ConfigMapping(prefix = "kaowu.materials.photo")
interface PhotoSettings {

    /** In pixels. */
    @WithDefault("295")
    int width();

    /** In pixels. */
    @WithDefault("413")
    int height();

    /** Colour of the ground: WHITE, BLUE or RED. */
    @WithDefault("WHITE")
    Ground ground();

    /** What is behind the head. */
    enum Ground {
        WHITE,
        BLUE,
        RED
    }
}
