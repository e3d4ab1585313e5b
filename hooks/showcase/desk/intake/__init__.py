"""What schools send by mail → stories that wait for review; whatever cannot be placed is named and kept."""
