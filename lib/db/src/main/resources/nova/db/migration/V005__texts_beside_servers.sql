-- Metadata and tags once more, as JSON in the row of their server: a page of servers is read without touching thousands
-- of rows beside it. The tables stay what filters look into. Null in rows that are older than the columns: there the
-- tables tell.
alter table servers add column metadata mediumtext;
alter table servers add column tags mediumtext;
