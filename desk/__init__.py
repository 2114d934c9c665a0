"""What the editors decided: the store, and the web application in which they decide."""
