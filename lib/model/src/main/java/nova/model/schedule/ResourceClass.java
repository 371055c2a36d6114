package nova.model.schedule;

/** Standard resource classes we count; names as in placement. */
public final class ResourceClass {
    public static final String VCPU = "VCPU";
    public static final String MEMORY_MB = "MEMORY_MB";
    public static final String DISK_GB = "DISK_GB";

    private ResourceClass() {}
}
