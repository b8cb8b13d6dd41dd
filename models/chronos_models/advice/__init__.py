"""Settings of a job that its own past says are wrong: each advice with the numbers it rests on."""
