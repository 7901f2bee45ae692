"""The agency's prose: Markdown → nodes, headings numbered, numbers looked up.

A parser of our own for the small Markdown of the contract: CommonMark leaves ``**…。**一是`` literal, takes four blanks
for code and knows no ``{{ }}``; and markdown-it-py alone costs half of what a whole build may (docs/decisions/0004).
"""
