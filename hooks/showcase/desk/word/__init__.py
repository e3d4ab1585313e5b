"""Word files as the desk writes them."""
