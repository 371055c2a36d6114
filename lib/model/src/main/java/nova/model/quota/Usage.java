package nova.model.quota;

/** What servers use of the counted resources; also an amount asked for, which may be negative. */
public record Usage(long instances, long cores, long ramMib) {
    public static final Usage NONE = new Usage(0, 0, 0);

    public static Usage ofServer(int vcpus, int ramMib) {
        return new Usage(1, vcpus, ramMib);
    }

    public Usage times(int count) {
        return new Usage(instances * count, cores * count, ramMib * count);
    }

    public Usage plus(Usage other) {
        return new Usage(instances + other.instances, cores + other.cores, ramMib + other.ramMib);
    }

    public Usage negated() {
        return times(-1);
    }

    /** Zero for resources that are not counted. */
    public long of(QuotaResource resource) {
        return switch (resource) {
            case INSTANCES -> instances;
            case CORES -> cores;
            case RAM -> ramMib;
            case METADATA_ITEMS,
                    INJECTED_FILES,
                    INJECTED_FILE_CONTENT_BYTES,
                    INJECTED_FILE_PATH_BYTES,
                    KEY_PAIRS,
                    SERVER_GROUPS,
                    SERVER_GROUP_MEMBERS,
                    FIXED_IPS,
                    FLOATING_IPS,
                    SECURITY_GROUPS,
                    SECURITY_GROUP_RULES -> 0;
        };
    }
}
