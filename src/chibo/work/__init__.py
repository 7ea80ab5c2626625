"""The loop that everyone lives in: documents, tasks, meetings."""
