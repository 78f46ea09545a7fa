"""What leaves the record: whole readings as JSON lines, one layer as a flat table (CSV, Parquet, Arrow, pandas, polars).

columns  the columns of each layer's table
rows     what a query gave, and its way into other libraries
files    the three file formats, written whole or not at all
"""
from .files import FORMATS, LAYERS, format_of, write_csv, write_json_lines, write_parquet
from .rows import Rows

__all__ = ["FORMATS", "LAYERS", "Rows", "format_of", "write_csv", "write_json_lines", "write_parquet"]
