"""A server that answers a specification from its examples, or from drawn values."""
