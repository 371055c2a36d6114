package nova.api.keypair;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import nova.model.error.ErrorCode;
import nova.model.error.NovaException;

/** A fresh RSA key as OpenSSH writes it: the public line, and the private key in PEM, which is shown once. */
record GeneratedKey(String publicKey, String privateKey) {
    private static final int BITS = 2048;
    private static final int PEM_COLUMNS = 64;

    static GeneratedKey rsa() {
        KeyPair pair;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            pair = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException cause) {
            throw new NovaException(ErrorCode.INTERNAL, "this Java has no RSA", cause);
        }
        return new GeneratedKey(
                publicLine((RSAPublicKey) pair.getPublic()),
                pem(rsaPart(pair.getPrivate().getEncoded())));
    }

    private static String publicLine(RSAPublicKey key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
        write(out, key.getPublicExponent().toByteArray());
        write(out, key.getModulus().toByteArray());
        return "ssh-rsa " + Base64.getEncoder().encodeToString(out.toByteArray()) + " Generated-by-Nova";
    }

    private static void write(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        out.writeBytes(part);
    }

    /** PKCS#8 is a sequence of version, algorithm and an octet string, in which the PKCS#1 key is. */
    private static byte[] rsaPart(byte[] pkcs8) {
        ByteBuffer in = ByteBuffer.wrap(pkcs8);
        enter(in);
        skip(in);
        skip(in);
        byte[] inner = new byte[enter(in)];
        in.get(inner);
        return inner;
    }

    /** Past the head of a DER element; its length. */
    private static int enter(ByteBuffer in) {
        in.get();
        int first = in.get() & 0xff;
        if (first < 0x80) {
            return first;
        }
        byte[] length = new byte[first & 0x7f];
        in.get(length);
        return new BigInteger(1, length).intValueExact();
    }

    private static void skip(ByteBuffer in) {
        int length = enter(in);
        in.position(in.position() + length);
    }

    private static String pem(byte[] der) {
        Base64.Encoder encoder = Base64.getMimeEncoder(PEM_COLUMNS, new byte[] {'\n'});
        return "-----BEGIN RSA PRIVATE KEY-----\n" + encoder.encodeToString(der) + "\n-----END RSA PRIVATE KEY-----\n";
    }

    @Override
    public String toString() {
        return "GeneratedKey[publicKey=" + publicKey + ", privateKey=***]";
    }
}
