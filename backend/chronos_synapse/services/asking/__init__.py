"""Ask your cron: a question becomes a query that everybody can see, and the answer cites the rows it found."""
