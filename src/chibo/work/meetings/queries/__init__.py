"""What others may know about meetings."""
