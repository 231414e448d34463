"""The intermediate representation: what an API is, as frozen data without behaviour."""
