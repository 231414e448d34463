"""The comparison, one module a part of the contract."""
