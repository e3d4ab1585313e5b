"""The public site → pages: an address, a template's name, finished values. One page kind a file."""
