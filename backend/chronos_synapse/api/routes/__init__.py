"""One resource a file: handlers, and the structs of requests that no service knows."""
