"""Work that nobody waits for: periodic *jobs* with a schedule, a lease and a memory of the last failure."""
