"""Questions about schemas that lint, diff, contract and python all ask.

* `conjunction`: what holds at once, through references and `allOf`
* `json_types`: which JSON types a value can have
* `members`: the members of an object, and whether there can be others
* `overlap`: what keeps two schemas apart; the constants that a schema leaves
* `unions`: variants, and what tells them apart; `inheritance`: bases and their heirs
* `subschemas`: what is inside, what references lead to, what is recursive
* `media_types`: how bodies are written, and which of them say the same
* `raw_parts`: which strings travel as bytes
* `direction`: where `readOnly` and `writeOnly` make a difference
* `json_schema`: a schema written out as JSON Schema 2020-12
"""
