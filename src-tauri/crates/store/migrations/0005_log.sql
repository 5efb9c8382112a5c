-- The last commit, and what the log beside the file stood on when it was made: whether a log is this file's.
CREATE TABLE log (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id INTEGER NOT NULL, -- of this commit, at random
    previous INTEGER, -- that of the commit before it
    salts INTEGER, -- what the log had at its head when this commit began; null: there was none
    base INTEGER, -- that of the commit on which that log stands, or of one before it
    first INTEGER -- that of the commit which begins that log, or on which it stands
) STRICT;
