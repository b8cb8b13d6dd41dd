"""Advice: settings of jobs that their own past says are wrong, and times at which jobs had better run."""
