"""Child processes: started cheaply, watched, and ended with everything that they started."""
