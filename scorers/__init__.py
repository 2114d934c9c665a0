"""Text and findings in, scores out."""
