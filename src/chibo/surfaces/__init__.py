"""What people meet: the desk, the first hour, the demo office, the command line."""
