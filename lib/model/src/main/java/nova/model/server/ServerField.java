package nova.model.server;

/** What servers can be filtered and sorted by: a column each. */
public enum ServerField {
    ID,
    NAME,
    DESCRIPTION,
    HOSTNAME,
    PROJECT,
    USER,
    RESERVATION,
    LAUNCH_INDEX,
    VM_STATE,
    TASK_STATE,
    POWER_STATE,
    PROGRESS,
    LOCKED_BY,
    HOST,
    NODE,
    AVAILABILITY_ZONE,
    FLAVOR,
    IMAGE,
    ROOT_DEVICE_NAME,
    CONFIG_DRIVE,
    KEY_NAME,
    ACCESS_IP_V4,
    ACCESS_IP_V6,
    CREATED,
    UPDATED,
    LAUNCHED,
    TERMINATED
}
