"""What the program can do, as plain functions that return values and print nothing."""
