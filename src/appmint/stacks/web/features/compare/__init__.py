"""Two or three records side by side, chosen by the visitor."""
