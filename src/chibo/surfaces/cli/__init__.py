"""The command line of the office's administrator: run, demo, import, papers, backup, restore, verify, doctor."""
