"""What is true of a document: how it is cited, when it should be spread, what may never be entered."""
