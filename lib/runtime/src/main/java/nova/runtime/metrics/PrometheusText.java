package nova.runtime.metrics;

import java.util.function.DoubleSupplier;

/** The text exposition format of Prometheus, version 0.0.4. */
final class PrometheusText {
    private PrometheusText() {}

    /** {@code a="1",b="2"}; empty without labels. */
    static String labels(String... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("labels are pairs of name and value, got " + pairs.length + " texts");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(pairs[i]).append("=\"");
            text.append(pairs[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            text.append('"');
        }
        return text.toString();
    }

    static void write(StringBuilder out, String name, Metrics.Family family) {
        String help = family.help.replace("\\", "\\\\").replace("\n", "\\n");
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(family.type).append('\n');
        family.all().forEach((labels, series) -> {
            switch (series) {
                case Counter counter -> line(out, name, labels, counter.value());
                case DoubleSupplier gauge -> line(out, name, labels, read(gauge));
                case Histogram histogram -> histogram(out, name, labels, histogram);
                default -> throw new IllegalStateException("unknown series " + series);
            }
        });
    }

    private static double read(DoubleSupplier gauge) {
        try {
            return gauge.getAsDouble();
        } catch (RuntimeException _) {
            // one broken gauge must not hide all other figures
            return Double.NaN;
        }
    }

    private static void histogram(StringBuilder out, String name, String labels, Histogram histogram) {
        double[] bounds = histogram.bounds();
        long[] counts = histogram.cumulative();
        String before = labels.isEmpty() ? "" : labels + ",";
        for (int i = 0; i < counts.length; i++) {
            String bound = i < bounds.length ? number(bounds[i]) : "+Inf";
            line(out, name + "_bucket", before + "le=\"" + bound + "\"", counts[i]);
        }
        line(out, name + "_sum", labels, histogram.sum());
        line(out, name + "_count", labels, counts[counts.length - 1]);
    }

    private static void line(StringBuilder out, String name, String labels, double value) {
        out.append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        out.append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : "" + value;
    }
}
