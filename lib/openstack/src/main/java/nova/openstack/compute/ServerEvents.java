package nova.openstack.compute;

import java.util.List;

/** What the services around Nova tell it of servers. */
public interface ServerEvents {
    /**
     * Blocking. Answers for each event what became of it, in their order: 200 taken, 404 no such server, 422 on no host
     * yet, 400 not understood. A {@code NovaException} when nothing was taken, or nobody knows.
     */
    List<Integer> tell(List<ServerEvent> events);
}
