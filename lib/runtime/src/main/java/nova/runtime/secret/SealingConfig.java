package nova.runtime.secret;

import static nova.runtime.config.Option.option;

import java.util.List;
import nova.runtime.config.ConfigGroup;

/** Keys that seal what rests in rows: the first seals, all open. Alike in every API and conductor of a cloud. */
public record SealingConfig(List<String> sealingKeys) {
    public static final SealingConfig DEFAULTS = new SealingConfig(List.of());

    public static final ConfigGroup<SealingConfig> GROUP = ConfigGroup.of(
            "DEFAULT",
            DEFAULTS,
            option(
                            "sealing_keys",
                            "Secrets of at least 16 characters each, alike in all APIs and conductors, under which"
                                    + " passwords and tokens rest in the database; put a new one in front to change.")
                    .secret());

    public SealingConfig {
        sealingKeys = List.copyOf(sealingKeys);
    }
}
