"""Content folders → model, with an issue for everything that cannot be read."""
