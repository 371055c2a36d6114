-- When an aggregate or its hosts changed last, for schedulers; updated_at is what users see.
alter table aggregates add column changed_at datetime(6);
