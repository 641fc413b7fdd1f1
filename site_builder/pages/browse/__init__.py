"""Browsing: what lists can be narrowed down by, declared once for HTML and for scripts."""
