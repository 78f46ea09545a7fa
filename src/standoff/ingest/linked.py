"""What a page says of itself in JSON-LD (schema.org): the nodes of its scripts, flat."""
from __future__ import annotations

import json
from typing import Any

ARTICLES = {"newsarticle", "article", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle", "opinionnewsarticle",
            "reviewnewsarticle", "askpublicnewsarticle", "blogposting", "liveblogposting", "report", "socialmediaposting", "techarticle",
            "scholarlyarticle"}
MAX_NODES = 2_000  # news pages have fewer than a hundred
Node = dict[str, Any]


def linked_nodes(tree: Any) -> list[Node]:
    """Every JSON object with an @type, in page order; articles first. Broken scripts give nothing."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        try:
            # strict=False: real pages carry raw line ends inside their strings
            waiting = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and len(nodes) < MAX_NODES:
            one = waiting.pop(0)
            if isinstance(one, dict):
                if "@type" in one:
                    nodes.append(one)
                waiting[:0] = [inner for key, inner in one.items() if isinstance(inner, (dict, list)) and key != "comment"]
            elif isinstance(one, list):
                waiting[:0] = [inner for inner in one[:MAX_NODES] if isinstance(inner, (dict, list))]
    return sorted(nodes, key=lambda node: not is_article(node))


def is_article(node: Node) -> bool:
    """Whether a node says that it is an article."""
    return any(isinstance(name, str) and name.rsplit("/", 1)[-1].lower() in ARTICLES for name in as_list(node.get("@type")))


def article_of(nodes: list[Node]) -> Node:
    """The first article's node, empty where the page names none."""
    return nodes[0] if nodes and is_article(nodes[0]) else {}


def as_list(one: Any) -> list[Any]:
    """A JSON value that may be one or several, as several."""
    return one if isinstance(one, list) else [] if one is None else [one]


def words_of(node: Node, key: str) -> str | None:
    """The string under `key`, or the name of the first thing there ({"@type": "Person", "name": "…"}); None without one."""
    for one in as_list(node.get(key)):
        named = one.get("name") if isinstance(one, dict) else one
        if isinstance(named, list) and named:
            named = named[0]
        if isinstance(named, str) and named.strip():
            return named.strip()
    return None
