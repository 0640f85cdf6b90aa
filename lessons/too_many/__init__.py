"""Too many spices: what is learned by heart, and what holds it back."""
