package nova.runtime.config;

import static java.util.Objects.requireNonNull;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/**
 * The configuration of a process: nova.conf read into the records of the declared groups.
 *
 * <pre>{@code
 * Config config = Config.load(ConfigSources.ofFiles(path), List.of(QuotaConfig.GROUP, LogConfig.GROUP));
 * QuotaConfig quota = config.get(QuotaConfig.GROUP);
 * config.onChange(QuotaConfig.GROUP, newer -> limits.set(newer));
 * life.onReload("config", config::reload);
 * }</pre>
 *
 * Loading fails with one message that names every mistake. A reload with mistakes changes nothing; options that are
 * not marked mutable keep their value until the next start, and the log says so.
 */
public final class Config {
    static final String MASK = "****";

    private static final Logger LOG = System.getLogger(Config.class.getName());

    private final ConfigSources sources;
    private final List<ConfigGroup<?>> groups;
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<ConfigGroup<?>, Record> records;
    private final List<String> warnings;

    private record Listener<R extends Record>(ConfigGroup<R> group, Consumer<R> action) {
        void tell(Record record) {
            @SuppressWarnings("unchecked")
            R typed = (R) record;
            action.accept(typed);
        }
    }

    private Config(ConfigSources sources, List<ConfigGroup<?>> groups, ConfigReader reader) {
        this.sources = sources;
        this.groups = groups;
        this.records = checked(reader);
        this.warnings = reader.warnings();
    }

    public static Config load(ConfigSources sources, List<ConfigGroup<?>> groups) {
        List<ConfigGroup<?>> all = List.copyOf(groups);
        return new Config(sources, all, new ConfigReader(all, sources.read()));
    }

    /** The record of a group that was given to {@link #load}; mutable options may differ from call to call. */
    public <R extends Record> R get(ConfigGroup<R> group) {
        @SuppressWarnings("unchecked")
        R record = (R) requireNonNull(records.get(group), () -> "group not loaded: " + group.section());
        return record;
    }

    /** Old names in use and other things an operator should tidy. */
    public List<String> warnings() {
        return warnings;
    }

    /** Called after a reload that changed a mutable option of {@code group}, with the new record. */
    public <R extends Record> void onChange(ConfigGroup<R> group, Consumer<R> action) {
        listeners.add(new Listener<>(group, action));
    }

    /** Reads the sources again and applies what is mutable. */
    public synchronized void reload() {
        ConfigReader reader = new ConfigReader(groups, sources.read());
        Map<ConfigGroup<?>, Record> newer;
        try {
            newer = checked(reader);
        } catch (NovaException wrong) {
            LOG.log(Level.ERROR, "configuration not reloaded, the old one stays in force\n{0}", wrong.getMessage());
            return;
        }
        Map<ConfigGroup<?>, Record> before = records;
        Map<ConfigGroup<?>, Record> merged = new java.util.HashMap<>();
        groups.forEach(group -> merged.put(group, merge(group, before.get(group), newer.get(group))));
        records = merged;
        for (Listener<?> listener : listeners) {
            Record now = merged.get(listener.group());
            if (!now.equals(before.get(listener.group()))) {
                listener.tell(now);
            }
        }
    }

    /** Every option with its value, secrets masked; for logs and reports. */
    public String show() {
        StringBuilder text = new StringBuilder();
        String section = "";
        for (ConfigGroup<?> group : ConfigSample.bySection(groups)) {
            if (!group.section().equals(section)) {
                section = group.section();
                text.append('[').append(section).append("]\n");
            }
            Record record = records.get(group);
            for (BoundOption option : group.options()) {
                text.append(option.name())
                        .append(" = ")
                        .append(shown(option, record))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String shown(BoundOption option, Record record) {
        String text = OptionText.render(option.option(), component(option, record));
        return option.option().isSecret() && !text.isEmpty() ? MASK : text;
    }

    private static Record merge(ConfigGroup<?> group, Record before, Record after) {
        List<Object> values = new ArrayList<>();
        for (BoundOption option : group.options()) {
            Object old = component(option, before);
            Object now = component(option, after);
            boolean changed = !Objects.equals(old, now);
            if (changed) {
                String what = option.option().isMutable() ? "option changed" : "option changes only with a restart";
                LOG.log(
                        option.option().isMutable() ? Level.INFO : Level.WARNING,
                        what + " option={0} from={1} to={2}",
                        option.spelled(),
                        shown(option, before),
                        shown(option, after));
            }
            values.add(option.option().isMutable() ? now : old);
        }
        return group.build(values.toArray());
    }

    private static Object component(BoundOption option, Record record) {
        try {
            return option.component().getAccessor().invoke(record);
        } catch (ReflectiveOperationException broken) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot read " + option.spelled(), broken);
        }
    }

    private static Map<ConfigGroup<?>, Record> checked(ConfigReader reader) {
        Map<ConfigGroup<?>, Record> read = reader.read();
        List<String> mistakes = reader.mistakes();
        if (!mistakes.isEmpty()) {
            String count = mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes";
            throw new NovaException(
                    ErrorCode.BAD_REQUEST, "the configuration has " + count + ":\n  " + String.join("\n  ", mistakes));
        }
        return read;
    }
}
