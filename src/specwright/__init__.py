"""From an OpenAPI document to Python that a careful person could have written."""

__version__ = "0.1.0"

__all__ = ["__version__"]
