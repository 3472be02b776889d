"""A part written for one app alone: its folders, its starter, and a place to keep things."""
