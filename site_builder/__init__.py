"""Builds a county's bilingual investment promotion portal from its YAML catalogue."""

__version__ = "0.1.0"
