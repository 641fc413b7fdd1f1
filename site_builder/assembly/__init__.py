"""Putting the site together: staging, engine, letterheads, verifying, publishing."""
