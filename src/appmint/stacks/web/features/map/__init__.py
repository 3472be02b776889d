"""Records as markers on a drawn map, with a list beside it."""
