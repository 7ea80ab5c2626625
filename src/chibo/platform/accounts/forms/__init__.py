"""What the pages of sign-in ask."""
