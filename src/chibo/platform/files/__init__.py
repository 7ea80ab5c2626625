"""Files: hashed on arrival, typed by their content, kept once, served only to who may see their subject."""
