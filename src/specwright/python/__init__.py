"""From the intermediate representation to finished pieces of Python."""
