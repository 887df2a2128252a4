-- What happens later, as pg-boss keeps it (docs/decisions/046): its tables as it would make them itself, but one table of jobs
-- instead of a partition for each name, so that a new job needs no right to alter anything; and without what we never ask for
-- (its archive, its schedules). lib/jobs/library.test.ts holds these to what the library that is installed asks for.
CREATE TYPE job_state AS ENUM ('created', 'retry', 'active', 'completed', 'cancelled', 'failed');

CREATE TABLE version (
    version INTEGER NOT NULL,
    maintained_on TIMESTAMPTZ(6),
    cron_on TIMESTAMPTZ(6),
    monitored_on TIMESTAMPTZ(6),

    CONSTRAINT version_pkey PRIMARY KEY (version)
);
INSERT INTO version (version) VALUES (24);

CREATE TABLE queue (
    name TEXT NOT NULL,
    policy TEXT,
    retry_limit INTEGER,
    retry_delay INTEGER,
    retry_backoff BOOLEAN,
    expire_seconds INTEGER,
    retention_minutes INTEGER,
    dead_letter TEXT,
    partition_name TEXT,
    created_on TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    updated_on TIMESTAMPTZ(6) NOT NULL DEFAULT now(),

    CONSTRAINT queue_pkey PRIMARY KEY (name)
);

CREATE TABLE job (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    priority INTEGER NOT NULL DEFAULT 0,
    data JSONB,
    state job_state NOT NULL DEFAULT 'created',
    retry_limit INTEGER NOT NULL DEFAULT 2,
    retry_count INTEGER NOT NULL DEFAULT 0,
    retry_delay INTEGER NOT NULL DEFAULT 0,
    retry_backoff BOOLEAN NOT NULL DEFAULT false,
    start_after TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    started_on TIMESTAMPTZ(6),
    singleton_key TEXT,
    singleton_on TIMESTAMP(6),
    expire_in INTERVAL NOT NULL DEFAULT interval '15 minutes',
    created_on TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    completed_on TIMESTAMPTZ(6),
    keep_until TIMESTAMPTZ(6) NOT NULL DEFAULT now() + interval '14 days',
    output JSONB,
    dead_letter TEXT,
    policy TEXT,

    CONSTRAINT job_pkey PRIMARY KEY (name, id)
);
CREATE UNIQUE INDEX job_i1 ON job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short';
CREATE UNIQUE INDEX job_i2 ON job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton';
CREATE UNIQUE INDEX job_i3 ON job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately';
CREATE UNIQUE INDEX job_i4 ON job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL;
CREATE INDEX job_i5 ON job (name, start_after) INCLUDE (priority, created_on, id) WHERE state < 'active';

-- Rows come and go all day: swept early, the table stays small.
ALTER TABLE job SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200);
