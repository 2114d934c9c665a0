"""Text in, edits out: one module for one kind of damage."""
