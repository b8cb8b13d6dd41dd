"""Commands that work through the API, on this machine or another. Their modules load the client when they run."""
