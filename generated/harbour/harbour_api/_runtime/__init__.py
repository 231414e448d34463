"""Hand-written support code, copied verbatim into every generated package."""
