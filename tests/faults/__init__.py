"""The fault harness: real processes, seeded faults, and a checker that works out by its own code what had to happen."""
