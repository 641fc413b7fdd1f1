"""Measurements of the program: each prints a table; none is a test."""
