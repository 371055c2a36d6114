package nova.runtime.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Writes each record at once and whole, to standard error or at the end of a file. */
final class LineHandler extends Handler {
    /** Opens the target; called again by {@link #reopen}. */
    interface Target {
        OutputStream open() throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Target target;
    private OutputStream out; // guarded by lock

    private LineHandler(Target target, Formatter formatter) throws IOException {
        this.target = target;
        this.out = target.open();
        setFormatter(formatter);
    }

    static LineHandler stderr(Formatter formatter) throws IOException {
        return new LineHandler(() -> System.err, formatter);
    }

    static LineHandler file(Path file, Formatter formatter) throws IOException {
        return new LineHandler(
                () -> Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND), formatter);
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        // formatted on the caller's thread: the scoped values of the request are his
        byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            out.write(line);
            out.flush();
        } catch (IOException failure) {
            reportError("cannot write the log", failure, ErrorManager.WRITE_FAILURE);
        } finally {
            lock.unlock();
        }
    }

    /** After the file was moved away: writes to a new one of the same name. */
    void reopen() throws IOException {
        lock.lock();
        try {
            OutputStream fresh = target.open();
            if (out != System.err) {
                out.close();
            }
            out = fresh;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        // every record is flushed
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (out != System.err) {
                out.close();
            }
        } catch (IOException failure) {
            reportError("cannot close the log", failure, ErrorManager.CLOSE_FAILURE);
        } finally {
            lock.unlock();
        }
    }
}
