package nova.all.clients;

/** What a program printed and ended with. */
record Run(int code, String out, String err) {}
