"""Remodelling."""
