"""chibo: the working desk of a grassroots Party cell and of the office it leads."""

__version__ = "0.1.0"
