"""Time expressions: where the text says when, and which days that is.

The way from text to times (find):
1  words, number_words  tokens, each with a class ("month", "unit", "ago") and a value
2  grammar              the longest matches of its rules over those classes
3  read_dates, read_relative, read_amounts, read_clock
                        each match read in its context (context, tense): the day of publication, the tense there, the dates told of
                        before; calendar_days has the stretches of days that come out
4  find                 a date and the time of day beside it joined; words such as "early", "the end of", "nearly" in front taken in
"""
from .find import find_times

__all__ = ["find_times"]
