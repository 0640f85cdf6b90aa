"""What the chef remembers: a counter where a guest talks, a habit, a slant."""
