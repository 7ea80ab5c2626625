"""What may be decided about people from their names and births alone."""
