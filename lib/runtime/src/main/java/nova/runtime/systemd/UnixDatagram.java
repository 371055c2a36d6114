package nova.runtime.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** Sends one datagram to a unix socket, which Java's own channels cannot. A name that begins with @ is abstract. */
final class UnixDatagram {
    /** Size of {@code sun_path} on Linux. */
    static final int MAX_PATH_BYTES = 108;

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int FAMILY_BYTES = 2;

    private final MethodHandle socket =
            function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private final MethodHandle sendto = function(
            "sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    private final MethodHandle close = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    void send(String path, String text) {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length == 0 || name.length >= MAX_PATH_BYTES) {
            throw new NovaException(ErrorCode.BAD_REQUEST, "a socket path has 1 to 107 bytes, this is " + path);
        }
        boolean isAbstract = name[0] == '@';
        if (isAbstract) {
            name[0] = 0;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = arena.allocate(FAMILY_BYTES + MAX_PATH_BYTES, 8);
            address.set(JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, address, JAVA_BYTE, FAMILY_BYTES, name.length);
            int addressBytes = FAMILY_BYTES + name.length + (isAbstract ? 0 : 1);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            transmit(arena.allocateFrom(JAVA_BYTE, bytes), bytes.length, address, addressBytes);
        }
    }

    private void transmit(MemorySegment message, int length, MemorySegment address, int addressBytes) {
        int descriptor = -1;
        long sent = -1;
        try {
            descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (descriptor >= 0) {
                sent = (long)
                        sendto.invokeExact(descriptor, message, (long) length, MSG_NOSIGNAL, address, addressBytes);
                int closed = (int) close.invokeExact(descriptor);
                sent = closed == 0 ? sent : -1;
            }
        } catch (Throwable impossible) {
            throw new NovaException(ErrorCode.INTERNAL, "cannot call the C library", impossible);
        }
        if (sent != length) {
            throw new NovaException(ErrorCode.UNAVAILABLE, "the datagram was not taken, descriptor " + descriptor);
        }
    }

    @SuppressWarnings("restricted") // the three calls above are plain libc; programs run with native access enabled
    private static MethodHandle function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
    }
}
