"""One step, slowly: taste, how wrong, whose fault, adjust."""
