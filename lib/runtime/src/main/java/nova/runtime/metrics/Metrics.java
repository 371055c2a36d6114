package nova.runtime.metrics;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The figures of a process. Ask once and keep what you get; asking again with the same name and labels gives the same
 * counter or histogram.
 *
 * <pre>{@code
 * Counter retries = metrics.counter("nova_db_retries_total", "Transactions repeated.", "cause", "deadlock");
 * Histogram calls = metrics.timer("nova_rpc_call_seconds", "Time of calls.", "method", "buildServer");
 * metrics.gauge("nova_queue_length", "Orders waiting.", queue::size, "queue", "builds");
 * }</pre>
 *
 * Label values come from code, never from users. When a name has {@link #MAX_SERIES} combinations, further ones are
 * counted together under the value {@code other}.
 */
public final class Metrics {
    /** Combinations of label values one name may have. */
    public static final int MAX_SERIES = 200;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private final Map<String, Family> families = new TreeMap<>(); // guarded by itself

    public Counter counter(String name, String help, String... labels) {
        return (Counter) family(name, help, "counter").series(labels, Counter::new);
    }

    /** A histogram of seconds. */
    public Histogram timer(String name, String help, String... labels) {
        return histogram(name, help, Histogram.SECONDS, labels);
    }

    /** Values up to each of {@code bounds}, which rise. */
    public Histogram histogram(String name, String help, double[] bounds, String... labels) {
        return (Histogram) family(name, help, "histogram").series(labels, () -> new Histogram(bounds));
    }

    /** A value read when somebody asks; a later gauge of the same name and labels takes its place. */
    public void gauge(String name, String help, DoubleSupplier value, String... labels) {
        family(name, help, "gauge").replace(labels, requireNonNull(value, "value"));
    }

    /** Everything in the text format of Prometheus. */
    public String prometheus() {
        Map<String, Family> all;
        synchronized (families) {
            all = new TreeMap<>(families);
        }
        StringBuilder out = new StringBuilder();
        all.forEach((name, family) -> PrometheusText.write(out, name, family));
        return out.toString();
    }

    private Family family(String name, String help, String type) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a metric name: " + name);
        }
        synchronized (families) {
            Family family = families.computeIfAbsent(name, _ -> new Family(help, type));
            if (!family.type.equals(type)) {
                throw new IllegalArgumentException(name + " is a " + family.type + ", not a " + type);
            }
            return family;
        }
    }

    /** All series of one name, by their labels as Prometheus writes them. */
    static final class Family {
        final String help;
        final String type;
        private final Map<String, Object> series = new TreeMap<>(); // guarded by itself

        Family(String help, String type) {
            this.help = requireNonNull(help, "help");
            this.type = type;
        }

        Object series(String[] labels, Supplier<Object> fresh) {
            synchronized (series) {
                return series.computeIfAbsent(bounded(labels), _ -> fresh.get());
            }
        }

        void replace(String[] labels, DoubleSupplier value) {
            synchronized (series) {
                series.put(bounded(labels), value);
            }
        }

        Map<String, Object> all() {
            synchronized (series) {
                return Collections.unmodifiableMap(new TreeMap<>(series));
            }
        }

        private String bounded(String[] labels) {
            String text = PrometheusText.labels(labels);
            if (series.containsKey(text) || series.size() < MAX_SERIES) {
                return text;
            }
            String[] others = labels.clone();
            for (int i = 1; i < others.length; i += 2) {
                others[i] = "other";
            }
            return PrometheusText.labels(others);
        }
    }
}
