"""What betrays a secret paper, and what makes a file unreasonable; plain Python."""
