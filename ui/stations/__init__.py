"""Page 8, the kitchen line: its controls, charts, pictures and sentences."""
