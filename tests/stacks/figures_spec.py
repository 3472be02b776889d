"""A spec written by hand that uses all rooms about figures: gauges along rivers."""

from copy import deepcopy
from typing import Any

from appmint.spec import AppSpec
from appmint.stacks.web.checks import attach

_PLACES = {
    "Stonebridge": (46.95, 7.45),
    "Lindenau": (47.37, 8.54),
    "Weir Meadow": (47.56, 7.59),
    "Alder Lock": (46.2, 6.15),
    "Old Mill": (47.05, 8.31),
    "Falcon Gorge": (46.85, 9.53),
    "Mill Pond": (47.06, 8.3),
}

_GAUGES = (
    ("Stonebridge gauge", "Stonebridge", 0, "In service", 142.5, 61, 1250000, -1400, 4),
    ("Lindenau gauge", "Lindenau", 1, "In service", 88, 34.2, 980000, -900, 5),
    ("Weir Meadow gauge", "Weir Meadow", 0, "Maintenance", 310, 402, 2100050, -620, 3),
    ("Alder Lock gauge", "Alder Lock", 2, "In service", 51, 12.75, 640000, -380, 4),
    ("Old Mill gauge", "Old Mill", 1, "Retired", 0, None, 120000, -2300, 2),
    ("Falcon Gorge gauge", "Falcon Gorge", 2, "Planned", 64, 18, 1720000, -20, 5),
    ("Mill Pond gauge", "Mill Pond", 1, "Maintenance", 95, 7, 330000, -90, 3),
)

_RAW = {
    "name": "River Watch",
    "tagline": "Levels and flows along three rivers.",
    "theme": {
        "background": {"label": "alice blue", "hex": "#f0f8ff"},
        "component": {"label": "sea green", "hex": "#2e8b57"},
    },
    "entities": [
        {
            "name": "river",
            "plural": "rivers",
            "label": "River",
            "label_plural": "Rivers",
            "icon": "waves",
            "fields": [{"name": "name", "label": "Name", "type": "text"}],
            "display": "name",
            "seed": [{"name": "Aldwater"}, {"name": "Brindle"}, {"name": "Corrow"}],
        },
        {
            "name": "gauge",
            "plural": "gauges",
            "label": "Gauge",
            "label_plural": "Gauges",
            "icon": "gauge",
            "fields": [
                {"name": "title", "label": "Title", "type": "text"},
                {"name": "place", "label": "Place", "type": "location"},
                {"name": "river", "label": "River", "type": "relation", "target": "river"},
                {
                    "name": "state",
                    "label": "State",
                    "type": "enum",
                    "options": ["In service", "Maintenance", "Planned", "Retired"],
                },
                {"name": "level", "label": "Level", "type": "number", "unit": "cm", "minimum": 0},
                {
                    "name": "flow",
                    "label": "Flow",
                    "type": "number",
                    "unit": "m³/s",
                    "required": False,
                },
                {"name": "cost", "label": "Cost", "type": "money", "unit": "EUR"},
                {"name": "built_on", "label": "Built on", "type": "date"},
                {"name": "trust", "label": "Trust", "type": "rating"},
            ],
            "display": "title",
            "seed": [
                {
                    "title": title,
                    "place": {
                        "label": f"{place}, Switzerland",
                        "lat": _PLACES[place][0],
                        "lng": _PLACES[place][1],
                    },
                    "river": river,
                    "state": state,
                    "level": level,
                    "flow": flow,
                    "cost": cost,
                    "built_on": built,
                    "trust": trust,
                }
                for title, place, river, state, level, flow, cost, built, trust in _GAUGES
            ],
        },
        {
            "name": "sighting",
            "plural": "sightings",
            "label": "Sighting",
            "label_plural": "Sightings",
            "icon": "bird",
            "fields": [
                {"name": "species", "label": "Species", "type": "text"},
                {"name": "gauge", "label": "Gauge", "type": "relation", "target": "gauge"},
                {"name": "seen_on", "label": "Seen on", "type": "date"},
                {"name": "number_seen", "label": "Number seen", "type": "number"},
            ],
            "display": "species",
            "access": {"create": "anyone", "update": "anyone", "delete": "anyone"},
            "seed": [
                {"species": species, "gauge": gauge, "seen_on": -days, "number_seen": number}
                for species, gauge, days, number in (
                    ("Kingfisher", 0, 2, 3),
                    ("Grey heron", 1, 3, 5),
                    ("Dipper", 2, 9, 2),
                    ("Kingfisher", 3, 12, 1),
                    ("Goosander", 5, 20, 11),
                )
            ],
        },
    ],
    "features": [
        {
            "kind": "figures",
            "id": "key_figures",
            "heading": "At a glance",
            "measures": [
                {"label": "Gauges", "entity": "gauge"},
                {
                    "label": "In service",
                    "entity": "gauge",
                    "where": {"state": "In service"},
                },
                {"label": "Money spent", "entity": "gauge", "of": "sum", "field": "cost"},
                {"label": "Average trust", "entity": "gauge", "of": "average", "field": "trust"},
                {"label": "Birds seen", "entity": "sighting", "of": "sum", "field": "number_seen"},
            ],
        },
        {
            "kind": "chart",
            "id": "chart_state",
            "heading": "Gauges by state",
            "measure": {"label": "Number of gauges", "entity": "gauge"},
            "group_by": "state",
        },
        {
            "kind": "chart",
            "id": "chart_river",
            "heading": "Cost by river",
            "measure": {"label": "Total cost", "entity": "gauge", "of": "sum", "field": "cost"},
            "group_by": "river",
            "style": "pie",
        },
        {
            "kind": "chart",
            "id": "chart_built",
            "heading": "Gauges by year",
            "measure": {"label": "Gauges built", "entity": "gauge"},
            "group_by": "built_on",
            "style": "area",
        },
        {
            "kind": "chart",
            "id": "chart_seen",
            "heading": "Birds by day",
            "measure": {
                "label": "Birds",
                "entity": "sighting",
                "of": "sum",
                "field": "number_seen",
            },
            "group_by": "seen_on",
            "style": "line",
        },
        {
            "kind": "chart",
            "id": "chart_species",
            "heading": "Birds by species",
            "measure": {
                "label": "Average number",
                "entity": "sighting",
                "of": "average",
                "field": "number_seen",
            },
            "group_by": "species",
        },
        {
            "kind": "chart",
            "id": "curve_level",
            "heading": "Level curve",
            "measure": {"label": "Level", "entity": "gauge", "of": "average", "field": "level"},
            "group_by": "built_on",
            "style": "line",
            "latest": 5,
        },
        {
            "kind": "figures",
            "id": "figures_now",
            "heading": "Gauges now",
            "measures": [
                {"label": "In service", "entity": "gauge", "where": {"state": "In service"}},
            ],
            "refresh_s": 5,
        },
        {"kind": "compare", "id": "compare_gauge", "entity": "gauge"},
        {
            "kind": "report",
            "id": "report_gauge",
            "entity": "gauge",
            "heading": "Gauge report",
            "columns": ["title", "place", "river", "state", "built_on", "level", "cost"],
            "group_by": "state",
            "total": ["cost"],
            "average": ["level"],
        },
        {
            "kind": "report",
            "id": "report_sighting",
            "entity": "sighting",
            "heading": "Sightings report",
            "columns": ["species", "gauge", "seen_on", "number_seen"],
            "total": ["number_seen"],
        },
        {"kind": "live", "id": "live_gauge", "entity": "gauge", "fields": ["level", "flow"]},
        {
            "kind": "calculator",
            "id": "calculator",
            "heading": "Estimate a flow",
            "terms": [
                {"name": "width", "label": "Width", "unit": "m", "default": 12, "maximum": 400},
                {"name": "depth", "label": "Depth", "unit": "m", "default": 1.4, "maximum": 30},
                {"name": "slope", "label": "Slope", "unit": "%", "default": 0.5, "minimum": 0},
                {
                    "name": "bed",
                    "label": "River bed",
                    "options": {"Sand": 45, "Gravel": 35, "Boulders": 22},
                },
            ],
            "results": [
                {
                    "name": "speed",
                    "label": "Speed",
                    "unit": "m/s",
                    "expression": "bed * (width * depth / (width + 2 * depth)) ** (2 / 3)"
                    " * (slope / 100) ** 0.5",
                    "bands": {"Slow": 0, "Brisk": 1, "Torrent": 4},
                },
                {
                    "name": "export",
                    "label": "Gauge cost",
                    "unit": "EUR",
                    "expression": "2500 + 310.55 * width - -depth * 40",
                },
            ],
        },
        {"kind": "map", "id": "map_gauge", "entity": "gauge", "location": "place"},
        {"kind": "browse", "id": "browse_gauge", "entity": "gauge", "layout": "table"},
        {"kind": "detail", "id": "detail_gauge", "entity": "gauge"},
        {"kind": "browse", "id": "browse_sighting", "entity": "sighting", "layout": "table"},
        {"kind": "manage", "id": "manage_sighting", "entity": "sighting"},
    ],
    "pages": [
        {
            "name": "home",
            "title": "Home",
            "path": "/",
            "features": ["key_figures", "chart_state"],
        },
        {
            "name": "statistics",
            "title": "Statistics",
            "path": "/statistics",
            "features": [
                "chart_river",
                "chart_built",
                "chart_seen",
                "chart_species",
                "curve_level",
            ],
        },
        {"name": "compare", "title": "Compare", "path": "/compare", "features": ["compare_gauge"]},
        {
            "name": "reports",
            "title": "Reports",
            "path": "/reports",
            "features": ["report_gauge", "report_sighting"],
        },
        {
            "name": "live",
            "title": "Live",
            "path": "/live",
            "features": ["live_gauge", "figures_now"],
        },
        {
            "name": "estimate",
            "title": "Estimate",
            "path": "/estimate",
            "features": ["calculator"],
        },
        {"name": "map", "title": "Map", "path": "/map", "features": ["map_gauge"]},
        {"name": "gauges", "title": "Gauges", "path": "/gauges", "features": ["browse_gauge"]},
        {
            "name": "gauge",
            "title": "Gauge",
            "path": "/gauges/:id",
            "navigation": False,
            "features": ["detail_gauge"],
        },
        {
            "name": "sightings",
            "title": "Sightings",
            "path": "/sightings",
            "features": ["browse_sighting", "manage_sighting"],
        },
    ],
    "criteria": [
        {
            "id": feature if aspect == "show" else f"{feature}_{aspect}",
            "text": text,
            "claims": [{"feature": feature, "aspect": aspect}],
        }
        for feature, aspect, text in (
            ("key_figures", "show", "The home page shows the key figures"),
            ("chart_state", "show", "A chart shows gauges by state"),
            ("chart_river", "show", "A pie chart shows the cost of each river"),
            ("chart_built", "show", "A chart shows when gauges were built"),
            ("chart_seen", "show", "A line shows the birds seen"),
            ("chart_species", "show", "A chart shows birds by species"),
            ("curve_level", "show", "A curve shows the level of the latest gauges"),
            ("figures_now", "update", "The figures are counted anew"),
            ("compare_gauge", "compare", "Visitors compare gauges side by side"),
            ("report_gauge", "generate", "Visitors generate a report"),
            ("report_gauge", "download", "The report can be downloaded"),
            ("report_sighting", "generate", "Visitors generate a report of sightings"),
            ("live_gauge", "show", "Visitors see live readings"),
            ("live_gauge", "update", "Readings update by themselves"),
            ("calculator", "compute", "Visitors estimate a flow"),
            ("map_gauge", "show", "Gauges are shown on a map"),
        )
    ],
}


def raw() -> dict[str, Any]:
    """The app as data, to change in a test."""
    return deepcopy(_RAW)


def spec() -> AppSpec:
    """The app, with the steps of its criteria."""
    return attach(AppSpec.model_validate(_RAW))


def staff_spec() -> AppSpec:
    """The same app with accounts: gauges for members, the reports page for staff, own sightings."""
    data = raw()
    data["roles"] = [
        {"name": "warden", "label": "Warden"},
        {"name": "engineer", "label": "Engineer", "staff": True},
    ]
    river, gauge, sighting = data["entities"]
    river["access"] = {"read": "anyone"}
    gauge["access"] = {"read": "member"}
    gauge["fields"].append(
        {"name": "upstream", "label": "Upstream", "type": "relation", "target": "gauge"}
        | {"required": False}
    )
    gauge["fields"].append(
        {"name": "note", "label": "Note", "type": "text", "private": True, "required": False}
    )
    sighting |= {"owned": True}
    sighting["access"] |= {"read": "owner", "update": "owner", "delete": "owner"}
    features = {feature["id"]: feature for feature in data["features"]}
    features["report_gauge"]["columns"] += ["note", "upstream"]
    features["chart_state"]["group_by"] = "upstream"
    for page in data["pages"]:
        if page["name"] == "reports":
            page["role"] = "engineer"
    data["features"].append({"kind": "account", "id": "account", "register_roles": ["warden"]})
    data["pages"].append(
        {
            "name": "sign_in",
            "title": "Sign in",
            "path": "/sign-in",
            "navigation": False,
            "features": ["account"],
        }
    )
    return attach(AppSpec.model_validate(data))
