"""AppMint: ordinary requirement text in, a proven full-stack app out."""

__version__ = "0.1.0"
