"""What comes next: three guessers and a recipe that none of them has read."""
