"""What can be done with the product: its use cases, free of HTTP and of the command line."""
