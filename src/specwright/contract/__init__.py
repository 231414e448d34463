"""Does generated code agree with its specification? Strategies, oracle, properties."""
