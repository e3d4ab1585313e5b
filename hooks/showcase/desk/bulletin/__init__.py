"""The daily bulletin (通报): who filed what by the cutoff, and who did not."""
