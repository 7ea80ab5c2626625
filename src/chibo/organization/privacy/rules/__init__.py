"""What the law on personal data and the house's promises mean, as plain functions."""
