"""The entries from which pages are drawn."""

from __future__ import annotations

from showcase.media.pdf_grammar import GRAMMAR, MAP, VALUE

# Entries that act, tell of the author, or carry a file, wherever they stand (ISO 32000-1 and -2).
_WORDS = """
/AA /A /OpenAction /JS /JavaScript /Names /EmbeddedFiles /EF /AF
/F /FFilter /FDecodeParms /Metadata /PieceInfo /LastModified /Thumb /OPI /Alternates
/Ref /Measure /PtData /VP /StructParents /StructParent /SourceInfo /ID /URI
/Annots /AcroForm /XFA /B /Dur /Trans /PresSteps /AdditionalActions /Outlines
/Info /OC
"""
DANGEROUS = frozenset(_WORDS.split())


def test_no_entry_acts_or_tells_of_the_author() -> None:
    assert DANGEROUS & {key for role in GRAMMAR.values() for key in role} == set()


def test_every_entry_leads_to_a_role() -> None:
    roles = {value.removeprefix(MAP) for role in GRAMMAR.values() for value in role.values()}
    assert roles <= {VALUE, *GRAMMAR}
