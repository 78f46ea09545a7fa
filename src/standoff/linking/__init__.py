"""Same act, one entry: what several documents tell, or one tells twice, is one entry with many mentions.

A pure function over readings: `Linker.add` takes them one at a time and lets the texts go, `links` gives the whole.

nouns        mentions, reasons, differences, entries, stories, copies
wording      words that carry the meaning; names and numbers that two texts do not share
copies       near copies of documents
stories      documents about the same happening
mentions     an annotation as what is compared: its block, sides, words, day, place
alike        whether two mentions are of the same act, and why
entries      mentions to entries, in order of publication; a person's decisions over all
differences  where the mentions of one entry differ: who, when, how many
linker       readings to links
"""
from .linker import Linker, link
from .nouns import Copies, Difference, Entry, Links, Mention, Reason, Story

__all__ = ["Copies", "Difference", "Entry", "Linker", "Links", "Mention", "Reason", "Story", "link"]
