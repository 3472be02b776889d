"""The room of the feature kind `leaderboard`."""
