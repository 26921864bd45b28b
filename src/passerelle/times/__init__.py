"""When something began and ended, as far as is known: one type, four bounds.

A start and an end each have an earliest and a latest possible day; ends are inclusive.
A missing end is *unknown*, never *ongoing*. Texts in EDTF (ISO 8601-2:2019, levels 0-1 and
the one-of-a-set of level 2), French, English and Chinese are read by `When.parse`; the
text as written is kept. Approximate dates (``1981~``, ``vers 1981``) are widened by one
unit of the precision in which they are written, because nobody means them to the day.
"""

from passerelle.times.when import When

__all__ = ["When"]
