"""Practice: the reader against the machine."""
