"""Pages written for these tests."""

LEAD = "GENEVA, Jan 10 (Wire) - The United States and Russia said on Monday they were still far apart after talks on Ukraine."
SECOND = "“We were firm in pushing back on proposals that are simply non-starters,” the deputy secretary said after the meeting."
THIRD = "Moscow’s envoy told reporters that his country had no plans to attack, and that it would wait for a written answer."
FOURTH = "The talks go on in Brussels on Wednesday, when the alliance meets the Russian delegation for the first time in two years."

ARTICLE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Envoys leave Geneva without a deal - The Daily Ledger</title>
<meta property="og:title" content="Envoys leave Geneva without a deal">
<meta property="og:site_name" content="The Daily Ledger">
<link rel="canonical" href="https://ledger.example/world/envoys-leave-geneva">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Envoys leave Geneva without a deal", "datePublished": "2022-01-10T18:22:00+01:00",
 "author": [{{"@type": "Person", "name": "Ann Author"}}]}}</script>
<script>var tracker = "Subscribe to <b>everything</b>";</script><style>p {{ color: red }}</style></head>
<body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner">We use cookies to make this site better for you. <button>Accept all</button></div>
<article>
<h1>Envoys leave Geneva without a deal</h1>
<p class="byline">By <a href="/ann">Ann Author</a></p>
<time datetime="2022-01-10T18:22:00+01:00">10 January 2022</time>
<figure><img src="a.jpg"><figcaption>The two delegations at the mission in Geneva.
<span class="credit">Photo: B. Lens / Wire</span></figcaption></figure>
<p>{LEAD}</p>
<p>{SECOND}</p>
<!-- a comment that nobody reads -->
<p>Read more: <a href="/other">What the treaties say</a></p>
<figure><img src="b.jpg"><figcaption class="caption">Soldiers near the border in December.</figcaption></figure>
<p>{THIRD}</p>
<p>{FOURTH}</p>
<div class="newsletter-signup"><p>Sign up to our newsletter and get the day's news in your inbox.</p></div>
</article>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Ten things to know about pasta</a></li></ul></aside>
<footer>© 2022 The Daily Ledger. All rights reserved.</footer>
</body></html>"""


def page(body: str, head: str = "") -> bytes:
    """A page with an article of three paragraphs behind `body`."""
    paragraphs = "".join(f"<p>{words}</p>" for words in (SECOND, THIRD, FOURTH))
    opening = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}"
    return f"{opening}<article>{paragraphs}</article></body></html>".encode()
