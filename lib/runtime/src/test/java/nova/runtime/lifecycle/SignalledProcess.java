package nova.runtime.lifecycle;

import java.time.Duration;

/** A process of its own for {@link LifecycleTest}. */
final class SignalledProcess {
    private SignalledProcess() {}

    public static void main(String[] arguments) {
        Lifecycle ended;
        try (Lifecycle life = Lifecycle.ofProcess(Duration.ofSeconds(5))) {
            ended = life;
            life.add("part", () -> System.out.println("closed"));
            life.onDrain("part", left -> System.out.println("drained"));
            life.onReload("part", () -> System.out.println("reloaded"));
            System.out.println("ready");
            life.awaitStop();
        }
        System.exit(ended.exitCode());
    }
}
