"""A page's article: its text in paragraphs, with what its markup tells of them."""
from __future__ import annotations

from typing import Any

from ..errors import Unreadable
from .article import article_paragraphs
from .backwards import way_back
from .captions import Caption, captions_of
from .drafts import Draft, Paragraph, joined
from .linked import article_of, linked_nodes
from .markup import tree_of
from .metadata import About, about_of
from .placing import Page, letters_of, page_of, positions, shown_words
from .plain import with_dateline
from .prune import is_keywords
from .published import published_of

BEFORE = 1_500  # letters before the first paragraph in which the leading picture may stand, where no title is shown


def read_page(page: str, url: str | None = None) -> Draft:
    """The draft of a page's characters. No network: nothing that the page names is fetched.

    1. tree: bounded, without scripts (markup.py)
    2. title, outlet, address, byline (metadata.py)
    3. paragraphs of the article (article.py)
    4. captions and credits of its pictures (captions.py), each where it stands on the page
    5. text: title, byline, paragraphs; blank lines between; all normalised. Title, byline, captions, credits,
       keywords and the dateline are known sections.
    6. date of publication (published.py)
    7. the way back from the text to the markup (backwards.py)

    Args:
        url: where the page came from, if that is known; its own word for it comes first.

    Raises:
        Unreadable: no article in it.
        TooLarge: more markup than an article has.
    """
    tree = tree_of(page)
    article = article_of(linked_nodes(tree))
    about = about_of(tree, article)
    found = article_paragraphs(tree)
    if not found:
        raise Unreadable("no article found: the page has no paragraphs of text; save the article itself, or its text as .txt")
    paragraphs = _with_captions(tree, found, about)
    text, sections = joined(_opened(about, paragraphs))
    published, basis = published_of(tree, page, about.url or url, article)
    return Draft(text, with_dateline(text, sections), about.title, about.outlet, about.url, published, basis, way_back(text, page))


def _with_captions(tree: Any, found: list[str], about: About) -> list[Paragraph]:
    """The paragraphs, captions and credits between them; a paragraph that is a caption is kept once."""
    page = page_of(tree)
    places = positions(page, found)
    captions = captions_of(tree, page, _stretch(tree, page, places, about))
    kinds = {letters_of(caption.words): caption for caption in captions}
    merged: list[Paragraph] = []
    shown = [letters_of(one) for one in found]
    waiting = [one for one in captions if not any(letters_of(one.words) in words for words in shown)]
    for place, words in zip(places, found):
        while waiting and place is not None and waiting[0].start < place:
            merged.append(_paragraph(waiting.pop(0)))
        same = kinds.get(letters_of(words))
        merged.append(Paragraph(same.kind if same else "keywords" if is_keywords(words) else "body", words))
    return merged + [_paragraph(one) for one in waiting]


def _paragraph(caption: Caption) -> Paragraph:
    return Paragraph(caption.kind, caption.words)


def _stretch(tree: Any, page: Page, places: list[int | None], about: About) -> tuple[int, int]:
    """From the title on the page (or a little before the first paragraph) to the last paragraph, in letters."""
    known = [place for place in places if place is not None]
    if not known:
        return (1, 0)
    first = min(known)
    shown = [page.starts[h1] for h1 in tree.iter("h1") if about.title and shown_words(h1) == about.title]
    before = [start for start in shown if start <= first]
    # a picture may stand before the title, but not so far that it is another story's
    return (max(0, (max(before) if before else first) - (0 if before else BEFORE)), max(known))


def _opened(about: About, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Title and byline first; where they are also among the first paragraphs, they are taken out there."""
    opening = [Paragraph("title", about.title)] if about.title else []
    if about.byline:
        opening.append(Paragraph("byline", about.byline))
    same = {letters_of(one.words).lower() for one in opening}
    first = [one for one in paragraphs[:4] if letters_of(one.words).lower() not in same]
    return [*opening, *first, *paragraphs[4:]]
