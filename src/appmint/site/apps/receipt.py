"""The receipt of an order as PDF; the same order gives the same bytes."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from appmint.site.config import config
from appmint.site.design.templatetags.design import ece
from appmint.site.orders.models import Order
from appmint.site.wallet.models import MICRO

_FONTS = Path("/usr/share/fonts/truetype/dejavu")
"""For names in letters that the standard fonts of PDF have not; used where it is installed."""


def receipt_pdf(order: Order) -> bytes:
    """The receipt of a delivered order."""
    parts = _parts(order)
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=22 * mm,
        rightMargin=22 * mm,
        topMargin=22 * mm,
        bottomMargin=22 * mm,
        title=f"Receipt {order}",
        author="AppMint",
        # Without the moment of making and a random id: the same order, the same bytes.
        invariant=1,
        pageCompression=0,
    )
    document.build(parts)
    return target.getvalue()


def us_dollars(micro: int) -> str:
    """What micro-ECE are worth at the platform's price: "US$ 10.00"."""
    cents = Decimal(micro) / MICRO * config().ece_in_us_cents
    return f"US$ {cents / 100:,.2f}"


def _parts(order: Order) -> list[Flowable]:
    quote = order.quote or {"items": []}
    everything = [order.contact_name, order.company, order.address, order.title]
    everything += [f"{each['label']}{each['detail']}" for each in quote["items"]]
    plain, bold = _fonts("".join(everything))
    text = ParagraphStyle("text", fontName=plain, fontSize=9.5, leading=13, splitLongWords=1)
    small = ParagraphStyle("small", text, fontSize=8, leading=11, textColor=colors.HexColor("#555"))
    strong = ParagraphStyle("strong", text, fontName=bold)
    amount = ParagraphStyle("amount", text, alignment=2)
    total = ParagraphStyle("total", amount, fontName=bold)
    head = ParagraphStyle("head", text, fontName=bold, fontSize=20, leading=26)
    host = config().site_url.split("://", 1)[1]
    facts = [
        ("Receipt", str(order)),
        ("App", order.title),
        ("Ordered", _day(order.submitted_at)),
        ("Delivered", _day(order.delivered_at)),
        ("Package", order.get_package_display() + (", rush" if order.rush else "")),
    ]
    customer = [
        order.contact_name or str(order.customer),
        order.company,
        *order.address.splitlines(),
        f"Tax number {order.tax_number}" if order.tax_number else "",
    ]
    rows = [
        [
            [_line(each["label"], text), _line(each["detail"], small)],
            _line(ece(each["amount_micro"]) if each["amount_micro"] else "included", amount),
            _line(us_dollars(each["amount_micro"]) if each["amount_micro"] else "", amount),
        ]
        for each in quote["items"]
    ]
    rows = [
        [_line("Item", strong), _line("Tokens", total), _line("Value", total)],
        *rows,
        [
            _line("Total, paid from the wallet", strong),
            _line(ece(order.price_micro), total),
            _line(us_dollars(order.price_micro), total),
        ],
    ]
    price = us_dollars(MICRO * 100)
    return [
        _line("AppMint", head),
        _line(host, small),
        Spacer(0, 8 * mm),
        _table([[_line(name, small), _line(value, text)] for name, value in facts], (28, 138)),
        Spacer(0, 6 * mm),
        _line("Customer", strong),
        *(_line(each, text) for each in customer if each),
        Spacer(0, 8 * mm),
        _table(rows, (102, 34, 30), ruled=True),
        Spacer(0, 8 * mm),
        _line(f"100 ECE are worth {price}. Tokens were bought before; nothing is due.", small),
        *([_line("Refunded: the tokens are back in the wallet.", strong)] if _back(order) else []),
    ]


def _line(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def _table(
    rows: Sequence[Sequence[object]], widths_mm: Sequence[int], *, ruled: bool = False
) -> Table:
    table = Table(rows, [width * mm for width in widths_mm], hAlign="LEFT")
    style: list[tuple[object, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
    ]
    if ruled:
        line = colors.HexColor("#bbbbbb")
        style += [("LINEBELOW", (0, 0), (-1, -2), 0.4, line)]
        style += [("LINEABOVE", (0, -1), (-1, -1), 1.0, colors.black)]
    table.setStyle(TableStyle(style))
    return table


def _day(moment: datetime | None) -> str:
    return moment.astimezone(UTC).strftime("%d %B %Y").lstrip("0") if moment else "–"


def _back(order: Order) -> bool:
    return order.state == "refunded"


def _fonts(text: str) -> tuple[str, str]:
    """Plain and bold: PDF's own where they have all the letters, else DejaVu where it is."""
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return _dejavu()
    return "Helvetica", "Helvetica-Bold"


@cache
def _dejavu() -> tuple[str, str]:
    plain, bold = _FONTS / "DejaVuSans.ttf", _FONTS / "DejaVuSans-Bold.ttf"
    if not (plain.is_file() and bold.is_file()):
        return "Helvetica", "Helvetica-Bold"
    pdfmetrics.registerFont(TTFont("DejaVu", plain))
    pdfmetrics.registerFont(TTFont("DejaVu-Bold", bold))
    return "DejaVu", "DejaVu-Bold"
