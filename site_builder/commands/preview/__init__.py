"""The preview: a resident server that shows each edit at once and builds the site behind it."""
