"""History: executions that were, their figures, and running them once more."""
