"""What a search must find, and how well it and its peers find it."""
