"""Page 9, the blame slips: its pictures, tables and sentences."""
