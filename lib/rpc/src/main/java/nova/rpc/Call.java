package nova.rpc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that waits for an answer, at most {@code timeoutSeconds}; then a NovaException TIMEOUT. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Call {
    int timeoutSeconds() default 60;
}
