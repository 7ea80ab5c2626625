"""How Party papers are numbered, dated and headed: plain functions, each with its source."""
