package nova.compute.order;

import static java.util.Objects.requireNonNull;

import java.util.function.BooleanSupplier;

/**
 * One attempt at an order. {@code again} says that an earlier run of this daemon began it and nobody knows how far it
 * came; {@code cancelled} turns true when the conductor wants it stopped.
 */
public record Attempt(boolean again, BooleanSupplier cancelled) {
    public Attempt {
        requireNonNull(cancelled, "cancelled");
    }
}
