package nova.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;

/** What a client sends, as long as it comes in good shape: else reading it fails as if the client had gone. */
final class RequestBody extends InputStream {
    private final InputStream sent;

    RequestBody(InputStream sent) {
        this.sent = requireNonNull(sent, "sent");
    }

    @Override
    public int read() throws IOException {
        try {
            return sent.read();
        } catch (RuntimeException malformed) {
            throw new IOException("the body is malformed or ended early", malformed);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return sent.read(bytes, offset, length);
        } catch (RuntimeException malformed) {
            throw new IOException("the body is malformed or ended early", malformed);
        }
    }

    @Override
    public void close() throws IOException {
        sent.close();
    }
}
