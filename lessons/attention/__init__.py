"""Which words matter?: a word of two meanings, and where a trained model looks to tell them apart."""
