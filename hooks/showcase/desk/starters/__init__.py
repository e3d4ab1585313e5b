"""What a new week, school, story or event begins with."""
