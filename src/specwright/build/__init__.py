"""From the document to the intermediate representation, one module an OpenAPI noun."""
