package nova.virt.image;

/** What the first bytes of an image say it is. */
public enum ImageFormat {
    RAW("raw"),
    /** Raw, with a partition table (MBR or GPT) in front. */
    PARTITIONED("raw"),
    QCOW2("qcow2"),
    VMDK("vmdk"),
    VDI("vdi"),
    VHD("vpc"),
    VHDX("vhdx"),
    ISO("raw"),
    QED("qed"),
    LUKS("luks");

    private final String qemuName;

    ImageFormat(String qemuName) {
        this.qemuName = qemuName;
    }

    /** The format's name for {@code qemu-img -f} and for a domain's disk driver. */
    public String qemuName() {
        return qemuName;
    }
}
