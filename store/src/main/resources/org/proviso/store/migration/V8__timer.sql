-- What is to be done and when, as com.github.kagkarlsson:db-scheduler keeps it. Nothing of the record depends
-- on it: what is missing here is found again from what is recorded.

CREATE SCHEMA timer;

CREATE TABLE timer.task (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX task_due ON timer.task (execution_time);
CREATE INDEX task_heartbeat ON timer.task (last_heartbeat);
