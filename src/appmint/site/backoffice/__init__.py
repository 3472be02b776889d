"""Pages of the operators: review, queue, customers, wallet."""
