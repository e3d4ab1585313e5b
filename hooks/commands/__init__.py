"""The command line's families of commands, one a file; build.py gathers them. The one place that reads the clock."""
