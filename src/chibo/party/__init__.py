"""The Party wing: what a cell does beside its monthly loop. Its domains never know the other wings."""
