"""An edition in the forms that other desks take: a Word document, figures as CSV, references as RIS and as footnotes.

Equal digests give equal bytes. PDF is made from the HTML by `edges/paper`, because fonts are of this world.
"""

from collections.abc import Callable

from monitor.model import Digest, Export
from monitor.stages.render.export.references import chicago, gbt7714, gost, ris
from monitor.stages.render.export.table import csv
from monitor.stages.render.export.word import word

__all__ = ["export"]


_EXPORTS: dict[Export, Callable[[Digest], bytes]] = {
    Export.DOCX: word,
    Export.CSV: csv,
    Export.RIS: ris,
    Export.CHICAGO: chicago,
    Export.GOST: gost,
    Export.GBT7714: gbt7714,
}


def export(digest: Digest, form: Export) -> bytes:
    """Return the edition in that form: a .docx file, or text in UTF-8. PDF is none of these."""
    return _EXPORTS[form](digest)
