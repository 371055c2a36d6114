package nova.rpc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An interface that is spoken over messages. {@code address} is its queue; with {@code perHost} the queue is
 * {@code address.<host>}, and each method takes the {@code HostName} first. Each method takes one record (after the
 * host) and returns one record ({@link Call}) or nothing ({@link Cast}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contract {
    String address();

    boolean perHost() default false;

    int version() default 1;
}
