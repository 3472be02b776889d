"""Names that a generated app keeps for itself or that its languages forbid."""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


_TYPESCRIPT = _words(
    "any arguments as async await bigint boolean break case catch class const continue",
    "debugger default delete do else enum eval export extends false finally for function if",
    "implements import in infinity instanceof interface let nan never new null number object",
    "of package private protected public return static string super switch symbol this throw",
    "true try typeof undefined unknown var void while with yield",
)

_TYPES = _words(
    "aggregate_error array array_buffer async_disposable_stack atomics awaited big_int data_view",
    "date disposable_stack error eval_error exclude extract finalization_registry intl iterator",
    "json map math na_n omit partial pick promise proxy range_error readonly record",
    "reference_error reflect reg_exp required set shared_array_buffer suppressed_error",
    "syntax_error type_error weak_map weak_ref weak_set web_assembly",
)
"""Written in PascalCase these hide what JavaScript has, or a type that the generated code uses."""

_SQL = _words(
    "alter analyze and between check collate columns commit constraint create cross current",
    "deferrable distinct drop except exists explain foreign from full group groups having",
    "index indexes indices inner insert intersect into is join key keys left like limit",
    "natural not offset on or order outer over primary references restrict returning right",
    "rollback row rows select table tables transaction trigger triggers union unique update",
    "using values view views when where window windows",
)

_STACK = _words(
    "account accounts api app auth bespoke bespoke_documents component components dist drizzle",
    "feature features health hono lib main mine navigation node_modules page pages public queries",
    "query react route routes schema schemas seed seeds server session sessions shared shell site",
    "src theme upload uploads user users",
)

FIELD_NAMES = frozenset(("id", "constructor", "to_string", "value_of", "has_own_property"))
"""No field may have these names: the record's own id, and what every JavaScript object has."""

QUERY_NAMES = frozenset(("q", "sort", "page", "page_size"))
"""No filter may have these names: the list address uses them itself."""

PATHS = frozenset(("api", "assets", "uploads"))
"""No page's path may begin with these: the server answers them."""

ACCESS_WORDS = frozenset(("anyone", "member", "owner", "nobody"))
"""Who may do something, besides the names of roles."""


def objection(name: str, plural: str) -> str | None:
    """Why an entity may not have these names, as the end of a sentence; None when it may.

    The singular becomes identifiers and a type; the plural becomes a table, a route and a folder.
    """
    for word in (name, plural):
        if word in _TYPESCRIPT:
            return f'"{word}" is a word of the TypeScript language'
        if word in _TYPES:
            return f'"{word}" is the name of a type that the generated code uses'
        if word in _STACK:
            return f'"{word}" is a name that every generated app uses itself'
    if plural in _SQL:
        return f'"{plural}" names a table and is a word of the SQL language'
    return None
