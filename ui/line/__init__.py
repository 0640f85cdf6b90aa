"""Page 2, the line: its charts, pictures, points, tables and sentences."""
