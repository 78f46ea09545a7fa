"""The kept record: one SQLite database in a folder, or the same tables on PostgreSQL. Nothing above this floor writes SQL that
changes it.

database    opens it wherever it is, hands out connections, turns the driver's errors into one line
sqlite      what is peculiar to a folder; postgresql to a server; archived to an archive, which is only asked
migrations  what brings an older record up to date
tables      every table, as plain SQLAlchemy Core
fulltext    what a query of words means; fulltext_sqlite, fulltext_postgresql, fulltext_archived ask it; snippets
documents   texts and where they came from; what could not be read
layers      what the reader found, whole, as JSON
flat        the same in columns, to be asked for by party, day and kind
findings    keys that follow from a finding's content, so that a decision outlives a re-run
reviews     what people decided: entries that are only ever added
corrections what may be corrected, and the corrected annotation
reviewed    a reading with its decisions: reviewed over predicted
deciding    one decision, kept and made to count, in one transaction
keep        one document and all that was read in it, in one transaction
decisions   what people decided about links, append-only
linked      the entry of each annotation, made again when documents or decisions come
cited       an annotation with its reference; references and what they point at
"""
