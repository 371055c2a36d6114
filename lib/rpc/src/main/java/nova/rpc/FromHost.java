package nova.rpc;

import nova.model.host.HostName;

/** A message in which a host speaks about itself; must carry the name of the host whose credentials sent it. */
public interface FromHost {
    HostName host();
}
