"""What needs me: every domain lists, for one person on one day, what waits for them, each with one verb."""
