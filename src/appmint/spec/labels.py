"""Labels of records, fields and pages where they stand inside a sentence."""


def in_text(label: str) -> str:
    """A label inside a sentence: "Call log" -> "call log", "HTML file" stays."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
