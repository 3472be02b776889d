"""What the preview host itself says: short pages that need nothing but themselves."""

from dataclasses import dataclass
from html import escape

from appmint.site.apps.preview.passing import Scope, Send, header

_STYLE = (
    ":root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;"
    "font:16px/1.6 system-ui,sans-serif;background:light-dark(#f4faf7,#101815);"
    "color:light-dark(#14261f,#e4f1ea)}main{max-width:28rem;padding:2rem;text-align:center}"
    "h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}p{margin:.5rem 0}"
    "a{color:light-dark(#0b6b4b,#6fdcb2)}"
)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"


@dataclass(frozen=True)
class Page:
    """One answer of the host's own."""

    status: int
    title: str
    text: str
    link: str = ""
    link_text: str = ""
    again_in_s: int = 0
    """When not 0, the page asks again by itself after so long."""

    def html(self) -> str:
        again = f'<meta http-equiv="refresh" content="{self.again_in_s}">'
        link = f'<p><a href="{escape(self.link)}">{escape(self.link_text)}</a></p>'
        return (
            '<!doctype html><html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"{again if self.again_in_s else ''}<title>{escape(self.title)}</title>"
            f"<style>{_STYLE}</style></head><body><main><h1>{escape(self.title)}</h1>"
            f"<p>{escape(self.text)}</p>{link if self.link else ''}</main></body></html>"
        )


def is_navigation(scope: Scope) -> bool:
    """Whether somebody looks at the answer in a browser's window."""
    if scope["method"] not in ("GET", "HEAD"):
        return False
    mode = header(scope, b"sec-fetch-mode")
    return mode in ("", "navigate") and "text/html" in header(scope, b"accept")


async def show(page: Page, scope: Scope, send: Send) -> None:
    """Answers with the page; with its text alone where nobody looks."""
    looked_at = is_navigation(scope)
    body = page.html() if looked_at else f"{page.title}. {page.text}\n"
    headers = {
        "content-type": f"text/{'html' if looked_at else 'plain'}; charset=utf-8",
        "content-length": str(len(body.encode())),
        "content-security-policy": _POLICY,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-robots-tag": "noindex",
        "referrer-policy": "no-referrer",
    }
    if page.again_in_s:
        headers["retry-after"] = str(page.again_in_s)
    await answer(scope, send, page.status, headers, body.encode())


async def answer(
    scope: Scope, send: Send, status: int, headers: dict[str, str], body: bytes = b""
) -> None:
    """One whole answer."""
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    shown = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": shown})
