package nova.libvirt.connection;

import org.libvirt.Connect;
import org.libvirt.LibvirtException;

/** Something to ask or tell a connected libvirt. */
@FunctionalInterface
public interface Question<T> {
    T ask(Connect connect) throws LibvirtException;
}
