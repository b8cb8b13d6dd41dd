"""HTTP and server-sent events: translates requests to services and errors to problem documents."""
