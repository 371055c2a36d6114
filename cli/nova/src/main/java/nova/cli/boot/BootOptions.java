package nova.cli.boot;

import nova.cli.command.Shape;

/** What {@code nova boot} can be told. */
final class BootOptions {
    private BootOptions() {}

    static void declare(Shape shape) {
        shape.positional("<name>", "Name of the new server.")
                .option("--flavor", "<flavor>", "Name or id of the flavor.")
                .option("--image", "<image>", "Name or id of the image.")
                .pairs("--image-with", "<key=value>", "Take the image with this property.")
                .option("--boot-volume", "<volume_id>", "Boot from this volume.")
                .option("--snapshot", "<snapshot_id>", "Boot from a volume made from this snapshot.")
                .integer("--min-count", "<number>", "Boot at least so many.")
                .integer("--max-count", "<number>", "Boot at most so many.")
                .repeated("--meta", "<key=value>", "Metadata of the server.")
                .repeated("--file", "<dst-path=src-path>", "Put a local file into the server.")
                .until(56)
                .option("--key-name", "<key-name>", "Key pair to put into the server.")
                .option("--user-data", "<user-data>", "File to give the server as user data.")
                .option("--availability-zone", "<availability-zone>", "Zone to boot in.")
                .option("--security-groups", "<security-groups>", "Names of security groups, commas between.")
                .repeated(
                        "--block-device-mapping",
                        "<dev-name=mapping>",
                        "Old form: <dev-name>=<id>:<type>:<size in GiB>:<delete on terminate>.")
                .repeated(
                        "--block-device",
                        "key1=value1[,key2=value2...]",
                        "A disk: id, source, dest, bus, device, size, format, bootindex, type, shutdown, tag,"
                                + " volume_type.")
                .option("--swap", "<swap_size>", "Add a swap disk of so many MiB.")
                .repeated("--ephemeral", "size=<size>[,format=<format>]", "Add an empty local disk of so many GiB.")
                .pairs("--hint", "<key=value>", "Hint for the scheduler.");
        declareRest(shape);
    }

    private static String nicLabel(Shape shape) {
        if (!shape.atLeast(37)) {
            return "<net-id=net-uuid,net-name=network-name,v4-fixed-ip=ip-addr,v6-fixed-ip=ip-addr,port-id=port-uuid"
                    + (shape.atLeast(32) ? ",tag=tag>" : ">");
        }
        return "<auto,none,net-id=net-uuid,net-name=network-name,port-id=port-uuid,v4-fixed-ip=ip-addr,"
                + "v6-fixed-ip=ip-addr" + (shape.atLeast(42) ? ",tag=tag>" : ">");
    }

    private static void declareRest(Shape shape) {
        shape.repeated("--nic", nicLabel(shape), "A network interface; auto and none stand alone.")
                .option("--config-drive", "<value>", "true to attach a config drive.")
                .flag("--poll", "Show the progress until the server is up.")
                .option("--admin-pass", "<value>", "Password of the administrator in the guest.")
                .option("--access-ip-v4", "<value>", "Address to tell others for access.")
                .option("--access-ip-v6", "<value>", "IPv6 address to tell others for access.")
                .option("--description", "<description>", "Description of the server.")
                .since(19)
                .option("--tags", "<tags>", "Tags, commas between.")
                .since(52)
                .flag("--return-reservation-id", "Print only the reservation id.")
                .repeated(
                        "--trusted-image-certificate-id",
                        "<trusted-image-certificate-id>",
                        "Certificate the image's signature is checked with.")
                .since(63)
                .option("--host", "<host>", "Host to boot on (administrators only).")
                .since(74)
                .option("--hypervisor-hostname", "<hypervisor-hostname>", "Node to boot on (administrators only).")
                .since(74)
                .option("--hostname", "HOSTNAME", "Host name, as the guest reads it from its metadata.")
                .since(90);
    }
}
