"""Page 7, the judges: its charts, pictures and sentences."""
