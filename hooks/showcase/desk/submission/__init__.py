"""What goes to the next level up: the package of chosen stories, the summary of the week."""
