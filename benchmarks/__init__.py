"""What things cost, beside something real measured in the same run."""
