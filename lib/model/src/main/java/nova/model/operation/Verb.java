package nova.model.operation;

/** What an operation does; the name of its flow. */
public enum Verb {
    /** One per request with several servers: selects hosts for all or none, then starts one BUILD each. */
    CREATE_SERVERS,
    BUILD_SERVER,
    DELETE_SERVER,
    /** Internal: puts right what a reset of the server's state left. */
    AUDIT_SERVER,
    START_SERVER,
    STOP_SERVER,
    REBOOT_SERVER,
    PAUSE_SERVER,
    UNPAUSE_SERVER,
    SUSPEND_SERVER,
    RESUME_SERVER,
    /** Plain changes that Nova records as finished actions. */
    LOCK_SERVER,
    UNLOCK_SERVER,
    RESET_SERVER,
    EXTEND_VOLUME
}
