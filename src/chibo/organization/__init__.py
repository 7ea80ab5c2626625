"""Who there is: people, units, membership of the Party, mandates. Dated, never deleted."""
