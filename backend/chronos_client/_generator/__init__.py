"""From the description of the API to the text of Python modules: the same description gives the same text."""
