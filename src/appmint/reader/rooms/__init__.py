"""One module a subject: what a wish adds to the draft."""
