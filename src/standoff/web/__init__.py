"""The workbench in the browser, its API, and the same record for language models. See app.py for the rooms."""
