"""The style and the scripts of the documentation page, as text."""
