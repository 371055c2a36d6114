package nova.rpc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface that is spoken over messages. {@code address} is its queue; with {@code perHost} the queue is
 * {@code address.<host>}, and each method takes the {@code HostName} first. Each method takes one record (after the
 * host) and returns one record ({@link Call}) or nothing ({@link Cast}).
 *
 * <p>{@code fromHosts} says that computes may speak it with their own credentials; then each record is a
 * {@link FromHost}, and the dispatcher refuses what a host says in another host's name. All other contracts are for
 * the control plane's users only.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contract {
    String address();

    boolean perHost() default false;

    boolean fromHosts() default false;

    int version() default 1;
}
