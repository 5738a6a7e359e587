"""Says what can be read in an archived answer, without choosing: whoever checks a citation asks whether its words stand there.

It does not look for the article, and so has no part in what extraction decided; only bytes, character set and markup are read alike.
"""

from monitor.model import ExtractOptions, Page
from monitor.stages.extract import charset, markup, pdf, structured

_SHOWN = "//text()[not(ancestor::script or ancestor::style or ancestor::template)]"


def visible(page: Page, options: ExtractOptions) -> tuple[str, ...]:
    """Return the texts of an answer: all that a reader sees of it, then what its markup says of itself (structured data, meta
    elements), because headlines and texts may be taken from there. Nothing when the answer cannot be read."""
    if pdf.is_pdf(page.body):
        return _printed(page, options)
    text = charset.decode(page.body[: options.page_bytes], page.header("content-type"))
    if text is None:
        return ()
    if page.media_type == "text/plain":
        return (text,)
    tree = None if markup.absurd(text) else markup.parse(text)
    if tree is None:
        return ()
    claims = structured.read(tree)
    return "".join(tree.xpath(_SHOWN)), claims.body, *claims.headlines, *claims.titles


def _printed(page: Page, options: ExtractOptions) -> tuple[str, ...]:
    try:
        found = pdf.read(page.body, pages=options.pdf_pages, characters=options.pdf_characters)
    except pdf.UnreadableError:
        return ()
    return found.text, found.title
