"""Reports: facts are gathered first, a narrator words them, and each sentence is checked against the facts it cites."""
