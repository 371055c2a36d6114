package nova.model.flavor;

/** Sizes of a flavor. {@code rootGib} 0 means: as large as the image. {@code rxtxFactor} is stored and shown only. */
public record FlavorSize(int vcpus, int ramMib, int rootGib, int ephemeralGib, int swapMib, double rxtxFactor) {
    public FlavorSize {
        if (vcpus < 1 || ramMib < 0 || rootGib < 0 || ephemeralGib < 0 || swapMib < 0) {
            throw new IllegalArgumentException(
                    "bad flavor size: vcpus=" + vcpus + " ramMib=" + ramMib + " rootGib=" + rootGib);
        }
    }

    /** Disk a claim counts, in GiB: root, ephemeral and swap rounded up. */
    public int claimedDiskGib() {
        return rootGib + ephemeralGib + (swapMib + 1023) / 1024;
    }
}
