package nova.runtime.config;

import java.lang.reflect.RecordComponent;

/** An option with the section it stands in and the component it fills. */
record BoundOption(String section, Option option, RecordComponent component, Object defaultValue) {
    String name() {
        return option.name();
    }

    /** As people write it: {@code [libvirt] virt_type}. */
    String spelled() {
        return "[" + section + "] " + option.name();
    }

    /** The default as it would stand in a file; other options refer to it by {@code $name}. */
    String defaultText() {
        return option.defaultText().orElseGet(() -> OptionText.render(option, defaultValue));
    }
}
