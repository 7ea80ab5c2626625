"""What a signing job may do, whose turn it is, and where a signature stands on the page: plain Python."""
