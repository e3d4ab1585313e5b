"""Originals → renditions, and the store that keeps them."""
