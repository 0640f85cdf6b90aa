"""The judges: its charts, pictures and sentences."""
