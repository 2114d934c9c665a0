"""Results in, pages and files out."""
