"""A file of any kind → its text."""
