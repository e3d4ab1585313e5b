"""Skillweek's generator: read → check → render media → lay out pages → feeds → publish.

Each step is a package of that name, and each imports only from those before it:
`reader`, `checks`, `media`, `pages`, `feeds`, `publish`; `desk` holds the editors' tools on top of them,
`model` and `urls` lie below all. `generator.generate` walks the path from end to end. Nothing here knows MkDocs.
"""
