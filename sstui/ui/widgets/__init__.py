"""Widgets of the house; each draws itself and speaks by messages."""
