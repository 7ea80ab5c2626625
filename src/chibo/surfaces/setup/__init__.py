"""The first hour: an empty installation asks for unit, superior, term, meeting day, members and first meeting."""
