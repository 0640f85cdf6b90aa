"""Page 3, rule or model: its charts, pictures and sentences."""
