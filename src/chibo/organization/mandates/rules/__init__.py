"""The rules of posts: who may act for whom, and what an election gives. No Django, no database, no clock."""
