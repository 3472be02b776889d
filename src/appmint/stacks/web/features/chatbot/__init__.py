"""The room of the feature kind `chatbot`."""
