"""What every office software needs and no domain owns: accounts, rights, trail, events, files, papers."""
