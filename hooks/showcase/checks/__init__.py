"""The model → issues; one family of rules a file, and at last what may be published."""
