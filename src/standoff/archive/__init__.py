"""The same reading as a Daft job, into Parquet files: on this machine, or on a Ray cluster.

inputs   which files, how large
tables   a reading as rows of every table; their Arrow types
job      the two functions that Daft runs, and what comes out of them
kept     the archive's folder: chunks staged, committed, taken up again
coding   chunk after chunk, around what kills a worker, with an estimate
"""
from .coding import Coded, Progress, code

__all__ = ["Coded", "Progress", "code"]
