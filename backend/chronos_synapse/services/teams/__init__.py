"""Teams: who works together, what is shared with whom, what is said about jobs, and how they change hands."""
