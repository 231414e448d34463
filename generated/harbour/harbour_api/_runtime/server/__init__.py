"""The server side of a generated package: routing, decoding, answering."""
