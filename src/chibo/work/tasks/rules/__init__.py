"""What is true of a task: its moves, its lateness, its words in the result table, the six clear things."""
