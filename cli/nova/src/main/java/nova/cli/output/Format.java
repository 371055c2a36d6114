package nova.cli.output;

/** How results are printed; TABLE is novaclient's look. */
public enum Format {
    TABLE,
    JSON,
    YAML,
    CSV,
    VALUE
}
