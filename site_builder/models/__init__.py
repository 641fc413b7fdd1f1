"""The record types of the catalogue, one module each; the docstring under a field is its manual."""
