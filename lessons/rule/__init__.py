"""Rule or model: its charts, pictures and sentences."""
