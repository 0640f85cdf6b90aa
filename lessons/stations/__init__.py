"""The kitchen line: its controls, charts, pictures and sentences."""
