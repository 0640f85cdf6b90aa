"""The kitchen of two numbers, salt and spice, which several pages cook in: its settings, crowds, words and tables."""
