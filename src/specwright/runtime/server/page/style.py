"""What the page looks like: light or dark as the reader has it, on any width."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
pre, code, textarea, .input { font: 0.9rem/1.4 ui-monospace, monospace }
pre { overflow-x: auto; padding: 0.5rem; border: 1px solid #8884; margin: 0.5rem 0 }
code { background: #8882; padding: 0 0.2rem; border-radius: 3px }
summary { cursor: pointer; padding: 0.25rem }
details details { margin-left: 1rem }
h2 { margin: 2rem 0 0.5rem; border-bottom: 1px solid #8884 }
h3 { margin: 1rem 0 0.25rem; font-size: 1.1rem }
h4 { margin: 1rem 0 0.25rem; font-size: 1rem }
p { margin: 0.5rem 0; max-width: 45rem }
.method { display: inline-block; min-width: 4.5rem; font: bold 0.85rem monospace }
.get { color: light-dark(#05603a, #6ce9a6) }
.post { color: light-dark(#1849a9, #84adff) }
.put, .patch { color: light-dark(#93370d, #fec84b) }
.delete { color: light-dark(#912018, #fda29b) }
.quiet { opacity: 0.75; font-size: 0.9rem }
.deprecated { text-decoration: line-through }
.operation { border: 1px solid #8883; border-radius: 6px; margin: 0.4rem 0 }
.operation[open] { padding: 0 0.75rem 0.75rem }
.member { border-left: 2px solid #8883; padding-left: 0.75rem; margin: 0.4rem 0 }
label { display: block; margin: 0.4rem 0 }
input, textarea { width: 100%; box-sizing: border-box; padding: 0.3rem }
.secret { -webkit-text-security: disc }
textarea { min-height: 8rem }
button { margin: 0.5rem 0.5rem 0.5rem 0; padding: 0.3rem 1rem }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 }
td { vertical-align: top; padding: 0.3rem 0.6rem 0.3rem 0; border-top: 1px solid #8883 }
td p { margin: 0 }
@media (max-width: 40rem) { td { display: block; border: 0; padding: 0 } }
@media (max-width: 40rem) { tr { display: block; padding: 0.4rem 0 } }
"""
"""The style sheet."""
