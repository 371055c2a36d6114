package nova.libvirt.connection;

import nova.virt.GuestException;
import nova.virt.GuestException.Kind;
import org.libvirt.Error;
import org.libvirt.Error.ErrorNumber;
import org.libvirt.LibvirtException;

/** libvirt's errors in the driver's words. */
public final class LibvirtErrors {
    private LibvirtErrors() {}

    public static GuestException translate(String what, LibvirtException error) {
        String message = what + ": " + error.getMessage();
        return new GuestException(kind(code(error)), message, error);
    }

    static ErrorNumber code(LibvirtException error) {
        Error detail = error.getError();
        return detail == null || detail.getCode() == null ? ErrorNumber.VIR_ERR_UNKNOWN : detail.getCode();
    }

    static boolean isMissingDomain(LibvirtException error) {
        return code(error) == ErrorNumber.VIR_ERR_NO_DOMAIN;
    }

    private static Kind kind(ErrorNumber code) {
        return switch (code) {
            case VIR_ERR_NO_DOMAIN -> Kind.NOT_FOUND;
            case VIR_ERR_NO_SUPPORT, VIR_ERR_ARGUMENT_UNSUPPORTED -> Kind.NOT_SUPPORTED;
            case VIR_ERR_XML_ERROR, VIR_ERR_XML_DETAIL -> Kind.IMPOSSIBLE;
            case VIR_ERR_CONFIG_UNSUPPORTED, VIR_ERR_NO_MEMORY -> Kind.REFUSED;
            default -> Kind.FAILED;
        };
    }
}
