"""One mail to one recipient over SMTP, encrypted unless told otherwise; it repeats nothing by itself.

What a message says of itself: sender, recipient, date, a neutral subject. Neither this program nor this machine is named.
"""

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from monitor.model import DeliveryOptions
from monitor.model.deliveries import DeliveryState, Handover, Letter

_HELLO = "[127.0.0.1]"
"""What mail programs on personal machines say; smtplib would tell the machine's name, which ends up in the message's head."""
_TAKEN = range(200, 300)


def message(letter: Letter, sender: str, recipient: str) -> EmailMessage:
    """Return the letter as one message of two parts, text and HTML; base64, so that no server on the way touches a letter of it."""
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = sender, recipient, letter.subject
    made["Date"] = format_datetime(letter.at)
    made["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(letter.text, cte="base64")
    made.add_alternative(letter.html, subtype="html", cte="base64")
    return made


def send(options: DeliveryOptions, letter: Letter, recipient: str, claim: Callable[[], bool]) -> Handover:
    """Hand a letter to the mail server. Before `claim`, and wherever the server says no, nothing has left: WAITING."""
    claimed = False
    data = message(letter, options.sender, recipient).as_bytes()
    try:
        with _session(options) as server:
            for said, (code, _) in (("sender", server.mail(options.sender)), ("recipient", server.rcpt(recipient))):
                if code not in _TAKEN:
                    return _waiting(f"the mail server refused the {said} ({code})")
            claimed = claim()
            if not claimed:
                return Handover(state=DeliveryState.HANDED, reason="it was handed over before")
            code, _ = server.data(data)
            return Handover(state=DeliveryState.SENT) if code in _TAKEN else _waiting(f"the mail server refused the message ({code})")
    except smtplib.SMTPResponseException as error:
        return _waiting(f"the mail server refused ({type(error).__name__} {error.smtp_code})")
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        if claimed:
            return Handover(state=DeliveryState.HANDED, reason=f"the connection was lost on the way: {_words(error)}")
        return _waiting(f"the mail server was not reached: {_words(error)}")


@contextmanager
def _session(options: DeliveryOptions) -> Iterator[smtplib.SMTP]:
    """Yield a server that has been greeted, encrypted and logged into. Without encryption that was asked for there is none."""
    context = ssl.create_default_context()
    if options.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(options.host, options.port, local_hostname=_HELLO, timeout=options.timeout, context=context)
    else:
        server = smtplib.SMTP(options.host, options.port, local_hostname=_HELLO, timeout=options.timeout)
    try:
        if options.security == "starttls":
            server.starttls(context=context)
        server.ehlo_or_helo_if_needed()
        if options.user:
            server.login(options.user, options.password)
        yield server
        with suppress(smtplib.SMTPException, OSError):
            server.quit()
    finally:
        server.close()


def _waiting(reason: str) -> Handover:
    return Handover(state=DeliveryState.WAITING, reason=reason)


def _words(error: Exception) -> str:
    """Return what failed without what the server said, which may name the recipient."""
    if isinstance(error, UnicodeError):
        return "host, user and password must be ASCII"
    return (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
