package nova.libvirt.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import nova.virt.GuestException;
import org.junit.jupiter.api.Test;

class CallPoolTest {
    @Test
    void callThatNeverAnswersIsCountedUntilItReturns() throws Exception {
        CountDownLatch hypervisorAnswers = new CountDownLatch(1);
        CountDownLatch returned = new CountDownLatch(1);
        try (CallPool pool = new CallPool("test", 1, Duration.ofSeconds(1))) {
            GuestException late = assertThrows(
                    GuestException.class,
                    () -> pool.call("list guests", () -> {
                        hypervisorAnswers.await();
                        return 1;
                    }));
            assertTrue(late.getMessage().contains("list guests"), late.getMessage());
            assertEquals(1, pool.stuckCalls());
            assertThrows(GuestException.class, () -> pool.call("waits behind it", () -> 2), "its thread is missing");
            assertEquals(1, pool.stuckCalls(), "a call that never began is not stuck");
            hypervisorAnswers.countDown();
            assertEquals(3, pool.<Integer>call("works again", () -> 3));
            pool.call("last", () -> {
                returned.countDown();
                return 0;
            });
            assertTrue(returned.await(60, TimeUnit.SECONDS));
            assertEquals(0, pool.stuckCalls());
        }
    }

    @Test
    void moreCallsThanMayWaitAreRefusedAtOnce() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (CallPool pool = new CallPool("test", 1, Duration.ofMillis(5))) {
            for (int call = 0; call <= CallPool.WAITING_PER_THREAD * 2; call++) {
                assertThrows(GuestException.class, () -> pool.call("blocks", () -> end.await(10, TimeUnit.SECONDS)));
            }
            end.countDown();
        }
    }

    @Test
    void errorOfTheCallReachesTheCaller() {
        try (CallPool pool = new CallPool("test", 1, Duration.ofSeconds(5))) {
            ExecutionException failed = assertThrows(
                    ExecutionException.class,
                    () -> pool.call("fails", () -> {
                        throw new IllegalStateException("boom");
                    }));
            assertEquals("boom", failed.getCause().getMessage());
        }
    }
}
