"""Pure models of job behaviour: numpy and scikit-learn, no I/O."""
