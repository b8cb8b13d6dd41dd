"""How people look at things: saved views and dashboards."""
