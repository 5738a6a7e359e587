"""An edition on paper: its HTML as PDF through WeasyPrint (the extra `pdf`; it needs Pango and the machine's fonts)."""

from monitor.errors import UsageError


def pdf(html: str) -> bytes:
    """Return an HTML document as PDF. It asks nothing of the network: an edition is self-contained.

    Raises UsageError where the extra is not installed or Pango is missing."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # ships no types
    except (ImportError, OSError) as error:
        raise UsageError(
            f"no PDF can be made here: {error}", "Install the extra: pip install 'monitor[pdf]', and Pango (libpango-1.0-0)."
        ) from error
    return bytes(weasyprint.HTML(string=html, url_fetcher=_refuse).write_pdf())


def _refuse(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"an edition asks nothing of the network: {url}")
