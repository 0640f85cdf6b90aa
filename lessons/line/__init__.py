"""The line: its charts, pictures, points, tables and sentences."""
