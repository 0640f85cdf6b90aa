"""The blame slips: its pictures, tables and sentences."""
