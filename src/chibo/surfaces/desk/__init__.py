"""The desk: the month of the cell at first sight, the calendar, the state of the system."""
