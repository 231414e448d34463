"""What changed between two versions of an API, and whom it breaks."""
