"""Rendered files → the public folder, whole or not at all."""
