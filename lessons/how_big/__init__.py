"""How big is a B: from two numbers to 671 billion."""
