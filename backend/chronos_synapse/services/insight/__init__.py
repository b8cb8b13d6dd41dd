"""What is learned of jobs: monitors that follow executions, and what they tell."""
