"""What follows from the records by arithmetic and logic alone."""
