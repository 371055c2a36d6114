package nova.rpc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that only sends: the message may be lost, late or doubled, and expires after {@code ttlSeconds}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Cast {
    int ttlSeconds() default 60;
}
