package nova.libvirt.xml;

/**
 * Serial console (a pty whose output also goes to console.log), screen, video, pointer. The log is appended to, so that
 * the file stays the one we made and may read; the driver empties it before each boot.
 */
final class ConsoleXml {
    private ConsoleXml() {}

    static void write(XmlNode devices, DomainSpec spec) {
        XmlNode serial = devices.child("serial").attr("type", "pty");
        serial.child("log").attr("file", spec.consoleLog()).attr("append", "on");
        serial.child("target").attr("port", 0);
        if (spec.vnc().enabled()) {
            devices.child("input").attr("type", "tablet").attr("bus", "usb");
            XmlNode graphics = devices.child("graphics")
                    .attr("type", "vnc")
                    .attr("port", -1)
                    .attr("autoport", "yes")
                    .attr("listen", spec.vnc().serverListen());
            graphics.child("listen")
                    .attr("type", "address")
                    .attr("address", spec.vnc().serverListen());
        }
        XmlNode model = devices.child("video")
                .child("model")
                .attr(
                        "type",
                        spec.vnc().enabled() ? spec.property("hw_video_model").orElse("virtio") : "none");
        if (spec.vnc().enabled()) {
            spec.property("hw_video_ram").ifPresent(mib -> model.attr("vram", Long.parseLong(mib) * 1024));
        }
    }
}
