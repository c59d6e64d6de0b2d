--> error: skip
-- An error looks like the host's way to skip a record.
error("RecordEnd.skip", 0)
