"""What a word is, what a question asks, which hit comes first: plain functions."""
