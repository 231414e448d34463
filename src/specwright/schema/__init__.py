"""Questions about schemas that lint, diff, contract and python all ask.

Types, members, variants, overlap.
"""
