-- When somebody must look at the event (again); null: it needed nothing, or what it asked for is done.
alter table external_events add column due_at datetime(6);

create index ix_external_events_due on external_events (due_at);
